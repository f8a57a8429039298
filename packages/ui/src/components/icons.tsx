interface IconProps {
  size?: number;
}

/** A line drawing in a box of 16 by 16, in the colour of the text around it. */
function Line({ path, size = 16 }: IconProps & { path: string }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}

export function LogoIcon() {
  return (
    <svg width={22} height={22} viewBox="0 0 32 32" aria-hidden="true">
      <path d="M15 4v18H5z" fill="var(--mantine-primary-color-filled)" />
      <path d="M17 8v14h9z" fill="var(--mantine-primary-color-filled)" opacity={0.55} />
      <path d="M4 24.5h24L24.5 29h-17z" fill="currentColor" />
    </svg>
  );
}

export const SunIcon = (props: IconProps) => (
  <Line
    {...props}
    path="M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM8 1v1.5M8 13.5v1.5M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M3 13l1-1M12 4l1-1"
  />
);
export const MoonIcon = (props: IconProps) => <Line {...props} path="M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7z" />;
export const HelpIcon = (props: IconProps) => (
  <Line
    {...props}
    path="M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM6.2 6.2a1.8 1.8 0 1 1 2.5 1.8c-.5.2-.7.5-.7 1.1M8 11.4v.1"
  />
);
export const LogOutIcon = (props: IconProps) => <Line {...props} path="M6 14H3V2h3M10.5 11l3-3-3-3M13.5 8H6" />;
export const PlayIcon = (props: IconProps) => <Line {...props} path="M4.5 2.5v11l8.5-5.5z" />;
export const SearchIcon = (props: IconProps) => (
  <Line {...props} path="M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.5 10.5L14 14" />
);
export const ChevronIcon = (props: IconProps) => <Line {...props} path="M6 3.5L10.5 8 6 12.5" />;
export const UpIcon = (props: IconProps) => <Line {...props} path="M3.5 10L8 5.5l4.5 4.5" />;
export const DownIcon = (props: IconProps) => <Line {...props} path="M3.5 6L8 10.5 12.5 6" />;
export const DownloadIcon = (props: IconProps) => <Line {...props} path="M8 2v8M4.5 7L8 10.5 11.5 7M2.5 13.5h11" />;
export const WrapIcon = (props: IconProps) => (
  <Line {...props} path="M2 3.5h12M2 8h9.5a2.2 2.2 0 0 1 0 4.5H8M9.5 10.5L7.5 12.5l2 2M2 12.5h2.5" />
);
export const ClockIcon = (props: IconProps) => (
  <Line {...props} path="M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM8 4.5V8l2.5 1.5" />
);
export const FoldIcon = (props: IconProps) => (
  <Line {...props} path="M4.5 2.5L8 5.5l3.5-3M4.5 13.5L8 10.5l3.5 3M2 8h12" />
);
export const UnfoldIcon = (props: IconProps) => (
  <Line {...props} path="M4.5 5.5L8 2.5l3.5 3M4.5 10.5L8 13.5l3.5-3M2 8h12" />
);
export const EndIcon = (props: IconProps) => <Line {...props} path="M4 2.5L8 6.5l4-4M4 7.5l4 4 4-4M3 14h10" />;
export const ClearIcon = (props: IconProps) => <Line {...props} path="M13 8a5 5 0 1 1-1.8-3.8M11.5 1.5v3h-3" />;
export const WarningIcon = (props: IconProps) => <Line {...props} path="M8 2l6.5 11.5h-13zM8 6.5v3M8 11.5v.1" />;
