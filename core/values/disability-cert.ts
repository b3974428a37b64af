/**
 * Disability certificates 残疾人证 (processes.md FG-MEMBER; 中国残联 第二代残疾人证): the identity number, one digit
 * for the type, one for the grade, and `B` with a digit when the card was re-issued.
 */
import type { Day } from '../vocabulary.ts';
import { checkIdCard } from './id-card.ts';
import { error, type Problem } from './problem.ts';
import { disabilityCertMessages } from './messages.ts';

/** By type digit 1–7: what forms keep, not what is shown. */
const DISABILITY_TYPES = ['视力', '听力', '言语', '肢体', '智力', '精神', '多重'] as const;
/** By grade digit 1–4: what forms keep, not what is shown. */
const DISABILITY_GRADES = ['一级', '二级', '三级', '四级'] as const;

interface DisabilityCert {
  idNo: string;
  type: (typeof DISABILITY_TYPES)[number];
  grade: (typeof DISABILITY_GRADES)[number];
  /** How often the card was re-issued. */
  reissued: number;
}

const SHAPE = /^(\d{17}[\dX])([1-7])([1-4])(?:B(\d))?$/;

/** Takes a number apart; null when it has not the shape. The identity number in it is not checked. */
export function readDisabilityCert(text: string): DisabilityCert | null {
  const parts = SHAPE.exec(text);
  if (!parts) return null;
  return {
    idNo: parts[1] as string,
    type: DISABILITY_TYPES[Number(parts[2]) - 1] as DisabilityCert['type'],
    grade: DISABILITY_GRADES[Number(parts[3]) - 1] as DisabilityCert['grade'],
    reissued: Number(parts[4] ?? 0),
  };
}

/**
 * Checks a number by itself and against what the form says of the holder.
 * Codes: `disability_cert_shape`, `_id`, `_holder`, `_type`, `_grade`.
 */
export function checkDisabilityCert(
  text: string,
  holder: { idNo?: string; type?: string; grade?: string } = {},
  on?: Day,
): Problem | null {
  const cert = readDisabilityCert(text);
  if (!cert) {
    return error('disability_cert_shape', disabilityCertMessages.shape);
  }
  const id = checkIdCard(cert.idNo, on);
  if (id) return error('disability_cert_id', disabilityCertMessages.idWrong(id.message));
  if (holder.idNo && holder.idNo !== cert.idNo)
    return error('disability_cert_holder', disabilityCertMessages.otherHolder);
  if (holder.type && holder.type !== cert.type)
    return error('disability_cert_type', disabilityCertMessages.otherType(cert.type));
  if (holder.grade && holder.grade !== cert.grade)
    return error('disability_cert_grade', disabilityCertMessages.otherGrade(cert.grade));
  return null;
}
