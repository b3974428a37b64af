/** The browser's JSON Schema engine: interprets, generates no code. */
import { Validator } from '@cfworker/json-schema';
import { validatorFrom, type EngineError, type SchemaValidator } from './schema-validator.ts';

const MISSING = /required property "(.*)"\.$/s;

export function cfworkerValidator(): SchemaValidator {
  return validatorFrom((schema) => {
    // The engine writes absolute references into the schema it is given, so it gets its own copy.
    const validator = new Validator(JSON.parse(JSON.stringify(schema)) as object, '2020-12', false);
    return (data) =>
      validator
        .validate(data)
        .errors.filter(({ keyword }) => keyword !== 'format')
        .map(toEngineError);
  });
}

function toEngineError(error: {
  keyword: string;
  instanceLocation: string;
  keywordLocation: string;
  error: string;
}): EngineError {
  const missing = error.keyword === 'required' ? MISSING.exec(error.error)?.[1] : undefined;
  return {
    keyword: error.keyword,
    instance: decodeURI(error.instanceLocation.slice(1)),
    location: error.keywordLocation,
    ...(missing === undefined ? {} : { missing }),
  };
}
