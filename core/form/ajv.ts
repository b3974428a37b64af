/** The server's JSON Schema engine. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { validatorFrom, type EngineError, type SchemaValidator } from './schema-validator.ts';

/**
 * A validator that compiles each form once. `strict` is off because forms carry keywords of ours (`x-widget`);
 * formats are off because `formats.ts` checks them for both engines.
 */
export function ajvValidator(): SchemaValidator {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    validateFormats: false,
    addUsedSchema: false,
    logger: false,
  });
  return validatorFrom((schema) => {
    const validate = ajv.compile(schema);
    return (data) => (validate(data) ? [] : (validate.errors ?? []).map(toEngineError));
  });
}

function toEngineError(error: {
  keyword: string;
  instancePath: string;
  schemaPath: string;
  params: Record<string, unknown>;
}): EngineError {
  const missing = error.params['missingProperty'];
  return {
    keyword: error.keyword,
    instance: error.instancePath,
    location: error.schemaPath,
    ...(typeof missing === 'string' ? { missing } : {}),
  };
}
