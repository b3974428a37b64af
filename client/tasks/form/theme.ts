/** The looks of a form at the desk: dense, with the controls of the component library. */
import type { FormTheme } from '../../form/logic/theme.ts';
import { DeskField } from './DeskField.tsx';
import { DeskGroup } from './DeskGroup.tsx';
import { DeskRows } from './DeskRows.tsx';
import { AttachmentsWidget } from './widgets/AttachmentsWidget.tsx';
import {
  ChoicesWidget,
  ChoiceWidget,
  MemberWidget,
  SelectWidget,
  TickWidget,
  YesNoWidget,
} from './widgets/ChoiceWidgets.tsx';
import { DateTimeWidget, DateWidget } from './widgets/DateWidgets.tsx';
import { LocationWidget } from './widgets/LocationWidget.tsx';
import { MoneyWidget } from './widgets/MoneyWidget.tsx';
import { RegionWidget } from './widgets/RegionWidget.tsx';
import { SignatureWidget } from './widgets/SignatureWidget.tsx';
import { NumberTextWidget, NumberWidget, Shown, TextareaWidget, TextWidget } from './widgets/TextWidgets.tsx';

export const deskTheme: FormTheme = {
  FieldTemplate: DeskField,
  ObjectFieldTemplate: DeskGroup,
  Rows: DeskRows,
  widgets: {
    text: TextWidget,
    textarea: TextareaWidget,
    idCard: NumberTextWidget,
    phone: NumberTextWidget,
    bankCard: NumberTextWidget,
    creditCode: NumberTextWidget,
    date: DateWidget,
    dateTime: DateTimeWidget,
    number: NumberWidget,
    money: MoneyWidget,
    choice: ChoiceWidget,
    select: SelectWidget,
    choices: ChoicesWidget,
    yesNo: YesNoWidget,
    tick: TickWidget,
    region: RegionWidget,
    attachments: AttachmentsWidget,
    signature: SignatureWidget,
    person: TextWidget,
    org: TextWidget,
    location: LocationWidget,
    member: MemberWidget,
    readonly: Shown,
  },
};
