/**
 * What is said of one APK: the shape that both languages give, see `docs/apk.md`.
 *
 * @typedef {"v1" | "v2" | "v3" | "v3.1"} Scheme
 * @typedef {"unsigned" | "named" | "verified" | "broken" | "unsupported" | "large" | "outdated"} State
 * @typedef {{name: string, min_sdk: number | null, max_sdk: number | null}} PermissionLimits
 * @typedef {{scheme: Scheme, sha256: string, subject: string, min_sdk: number | null, max_sdk: number | null}} Signer
 * @typedef {{state: State, scheme: Scheme | null}} Signature
 * @typedef {{base: string, apks: number}} Bundle
 * @typedef {{
 *   package: string,
 *   split: string | null,
 *   version_name: string | null,
 *   version_code: number | null,
 *   version_code_major: number | null,
 *   min_sdk: number | string | null,
 *   target_sdk: number | string | null,
 *   label: string | null,
 *   labels: Record<string, string>,
 *   icon: string | null,
 *   permissions: string[],
 *   permission_limits: PermissionLimits[],
 *   binds: string[],
 *   signers: Signer[],
 *   signature: Signature,
 *   bundle: Bundle | null,
 *   notes: string[],
 * }} Facts
 */

export {};
