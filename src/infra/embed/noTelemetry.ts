/**
 * ONNX Runtime's builds write a device's id to the disk and report what is run to their maker, unless this is set before the library loads
 * (microsoft/onnxruntime#27379). Import it before the library; in a bundle, where imports of packages come first, the child's environment
 * has to have it already.
 */
export const NO_TELEMETRY = { ORT_DISABLE_TELEMETRY: '1', ORT_TELEMETRY_DISABLED: '1' } as const;

Object.assign(process.env, NO_TELEMETRY);
