/**
 * What react-jsonschema-form needs to draw our forms. Its `Form` is not used: it keeps a second copy of the state and
 * goes over the whole form at every keystroke; `FormStore` is the state, its fields and templates do the drawing.
 */
import ObjectField from '@rjsf/core/lib/components/fields/ObjectField.js';
import type { Registry, RJSFSchema, SchemaUtilsType, TemplatesType } from '@rjsf/utils';
import type { JsonObject } from '../../../core/vocabulary.ts';
import { GatedField } from './GatedField.tsx';
import { ListField } from './ListField.tsx';
import { rjsfValidator } from './rjsf-validator.ts';
import type { FormContext } from './theme.ts';
import { ValueField } from './ValueField.tsx';

const Nothing = () => null;

export function registryFor(context: FormContext): Registry {
  const { theme, store } = context;
  const templates = {
    FieldTemplate: theme.FieldTemplate,
    ObjectFieldTemplate: theme.ObjectFieldTemplate,
    // the field template shows hint, help and error itself
    DescriptionFieldTemplate: Nothing,
    FieldHelpTemplate: Nothing,
    FieldErrorTemplate: Nothing,
    TitleFieldTemplate: Nothing,
    ButtonTemplates: {},
  } as unknown as TemplatesType;
  return {
    fields: {
      SchemaField: GatedField,
      ObjectField,
      ListField,
      ValueField,
      OptionalDataControlsField: Nothing,
    },
    templates,
    widgets: theme.widgets,
    formContext: context,
    rootSchema: store.form.schema as RJSFSchema,
    schemaUtils: plainSchemaUtils(context),
    translateString: (key: string) => key,
    globalFormOptions: {
      idPrefix: store.id,
      idSeparator: '.',
      useFallbackUiForUnsupportedType: false,
      experimental_componentUpdateStrategy: 'shallow',
    },
  } as unknown as Registry;
}

/**
 * A compiled form has no references and no branches inside its schema (what is there is said by `visible`), so the
 * schema of a field is always the schema itself.
 */
function plainSchemaUtils({ store }: FormContext): SchemaUtilsType {
  const validator = rjsfValidator(store, () => store.runningEngine);
  const utils: Partial<SchemaUtilsType> = {
    getRootSchema: () => store.form.schema as RJSFSchema,
    getValidator: () => validator,
    retrieveSchema: (schema) => schema,
    getDisplayLabel: () => true,
    isSelect: (schema) => Array.isArray((schema as JsonObject)['enum']),
    isMultiSelect: () => false,
    isFilesArray: () => false,
    getDefaultFormState: (_schema, data) => data,
  };
  return utils as SchemaUtilsType;
}
