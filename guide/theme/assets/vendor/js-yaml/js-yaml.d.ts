// What the form uses of js-yaml, for the type checker.
declare const yaml: { load(text: string, options: { schema: unknown }): any; FAILSAFE_SCHEMA: unknown };
export default yaml;
