/**
 * Numbers of the papers that prove who somebody is, beside the resident identity card: 港澳台居民居住证 (国办发〔2018〕81号)
 * and 外国人永久居留身份证 are numbered like it, 往来通行证 and 护照 by rules of their own.
 */
import type { Day } from '../vocabulary.ts';
import { checkIdCard } from './id-card.ts';
import { messages } from './messages.ts';
import { error, type Problem } from './problem.ts';

/** 81 Hong Kong, 82 Macao, 83 Taiwan. */
const RESIDENCE = /^8[123]\d{15}[\dX]$/;

/** Codes: `residence_permit_shape`, and those of an identity card. */
export function checkResidencePermit(text: string, on?: Day): Problem | null {
  if (!RESIDENCE.test(text)) return error('residence_permit_shape', messages.idDocument.residencePermit);
  return checkIdCard(text, on);
}

/** Until 2023: three letters of the country, twelve digits. Since then: 18 digits that begin with 9. */
const PERMANENT_OLD = /^[A-Z]{3}\d{12}$/;
const PERMANENT_NEW = /^9\d{16}[\dX]$/;

/** Codes: `permanent_residence_shape`, and those of an identity card. */
export function checkPermanentResidence(text: string, on?: Day): Problem | null {
  if (PERMANENT_OLD.test(text)) return null;
  if (PERMANENT_NEW.test(text)) return checkIdCard(text, on);
  return error('permanent_residence_shape', messages.idDocument.permanentResidence);
}

/** 港澳居民来往内地通行证: H or M with eight digits, on older ones two more for the issue. */
export function checkHongKongMacaoPermit(text: string): Problem | null {
  if (/^[HM]\d{8}(?:\d{2})?$/.test(text)) return null;
  return error('hong_kong_macao_permit_shape', messages.idDocument.hongKongMacaoPermit);
}

/** 台湾居民来往大陆通行证: eight digits; before 2015 ten and a letter for the issue, with or without brackets. */
export function checkTaiwanPermit(text: string): Problem | null {
  if (/^\d{8}$|^\d{10}(?:[A-Z]|\([A-Z]\))?$/.test(text)) return null;
  return error('taiwan_permit_shape', messages.idDocument.taiwanPermit);
}

/** 护照, of any country (ICAO Doc 9303 leaves nine characters; some print more). */
export function checkPassport(text: string): Problem | null {
  return /^(?=.*\d)[A-Z0-9]{5,15}$/.test(text) ? null : error('passport_shape', messages.idDocument.passport);
}
