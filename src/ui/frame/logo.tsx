// The sign of the app: three books on a board.

export function Logo({ size = 48 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 48 48" aria-hidden="true" class="logo">
      <rect x="5" y="9" width="11" height="31" rx="1.5" fill="var(--cham)" />
      <rect x="18" y="4" width="11" height="36" rx="1.5" fill="var(--spine-a)" />
      <rect x="31" y="8" width="10" height="32" rx="1.5" fill="var(--spine-c)" transform="rotate(-8 36 24)" />
      <rect x="0" y="40" width="48" height="5" rx="1" fill="var(--ink)" />
    </svg>
  );
}
