"""What an Android app's file says: name, permissions, certificates. `docs/apk.md` has the format's
decisions; `extension/core/apk` is the same reader in JavaScript, held equal by shared cases."""
