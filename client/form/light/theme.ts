/** The looks of the light pages: no component library, native controls, large targets. */
import type { FormTheme } from '../logic/theme.ts';
import { LightField } from './LightField.tsx';
import { LightGroup } from './LightGroup.tsx';
import { LightRows } from './LightRows.tsx';
import { BankCardWidget } from './widgets/BankCardWidget.tsx';
import { ChoicesWidget, ChoiceWidget, TickWidget, YesNoWidget } from './widgets/ChoiceWidgets.tsx';
import { DateTimeWidget, DateWidget } from './widgets/DateWidgets.tsx';
import { IdCardWidget } from './widgets/IdCardWidget.tsx';
import { AttachmentsWidget, LocationWidget, SignatureWidget } from './widgets/lazy.tsx';
import { MemberWidget } from './widgets/MemberWidget.tsx';
import { MoneyWidget } from './widgets/MoneyWidget.tsx';
import { NumberWidget } from './widgets/NumberWidget.tsx';
import { ReadonlyWidget } from './widgets/ReadonlyWidget.tsx';
import { RegionWidget } from './widgets/RegionWidget.tsx';
import { SelectWidget } from './widgets/SelectWidget.tsx';
import {
  CreditCodeWidget,
  PersonWidget,
  PhoneWidget,
  TextareaWidget,
  TextWidget,
} from './widgets/TextWidgets.tsx';

export const lightTheme: FormTheme = {
  FieldTemplate: LightField,
  ObjectFieldTemplate: LightGroup,
  Rows: LightRows,
  widgets: {
    text: TextWidget,
    textarea: TextareaWidget,
    idCard: IdCardWidget,
    phone: PhoneWidget,
    bankCard: BankCardWidget,
    creditCode: CreditCodeWidget,
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
    person: PersonWidget,
    org: PersonWidget,
    location: LocationWidget,
    member: MemberWidget,
    readonly: ReadonlyWidget,
  },
};
