/** A widget for each name the house knows (client/form/logic/widget-for.ts). */
import type { RegistryWidgetsType } from '@rjsf/utils';
import type { ComponentType } from 'react';
import { bind, type DeskWidgetProps } from './bind.tsx';
import type { DeskWidget } from './layout.ts';
import { AttachmentsWidget } from './widgets/AttachmentsWidget.tsx';
import {
  ChoicesWidget,
  ChoiceWidget,
  ListWidget,
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

const BY_NAME: Record<DeskWidget, ComponentType<DeskWidgetProps>> = {
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
  list: ListWidget,
  readonly: Shown,
};

export const widgets: RegistryWidgetsType = Object.fromEntries(
  Object.entries(BY_NAME).map(([name, widget]) => [name, bind(widget)]),
);
