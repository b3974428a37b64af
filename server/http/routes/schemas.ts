/** Shared pieces of request schemas. */
import Type from 'typebox';

/** Form data as the client sends it; checked against the form, not here. */
export const Data = Type.Record(Type.String(), Type.Any());

export const RequestId = Type.Optional(Type.String({ minLength: 1, maxLength: 100 }));

/** Rows of a page. */
export const Limit = Type.Integer({ minimum: 1, maximum: 200, default: 20 });
