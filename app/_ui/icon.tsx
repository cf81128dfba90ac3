const paths = {
  home: 'M4 11.5 12 4.5l8 7M6.5 9.5V19.5h11V9.5',
  book: 'M12 6.5C10 5 7 4.6 3.5 5v13c3.5-.4 6.5 0 8.5 1.5 2-1.5 5-1.9 8.5-1.5V5C17 4.6 14 5 12 6.5Zm0 0v13',
  tick: 'M6 4.5h12A1.5 1.5 0 0 1 19.5 6v12a1.5 1.5 0 0 1-1.5 1.5H6A1.5 1.5 0 0 1 4.5 18V6A1.5 1.5 0 0 1 6 4.5ZM8.5 12.2l2.5 2.5 4.8-5.2',
  progress: 'M4.5 19.5h15M7 16v-4M12 16V6M17 16v-7',
  again: 'M19.5 6v4h-4M4.5 18v-4h4M18.8 10A7.2 7.2 0 0 0 6 7.7M5.2 14A7.2 7.2 0 0 0 18 16.3',
  hint: 'M9.5 18h5M10.5 20.5h3M9.5 15.5c0-1.8-2.7-3-2.7-6.3a5.2 5.2 0 0 1 10.4 0c0 3.3-2.7 4.5-2.7 6.3Z',
  flag: 'M6 20.5V4.5M6 5.5h11l-2.5 3.7L17 13H6',
  link: 'M10 13.8a3.8 3.8 0 0 0 5.6.3l2.8-2.8a3.8 3.8 0 0 0-5.4-5.4l-1.4 1.4M14 10.2a3.8 3.8 0 0 0-5.6-.3l-2.8 2.8a3.8 3.8 0 0 0 5.4 5.4l1.4-1.4',
  text: 'M4.5 6.5h15M4.5 10.2h15M4.5 13.8h15M4.5 17.5h9',
  plus: 'M12 5.5v13M5.5 12h13',
  check: 'M5 12.7 9.7 17.5 19 7',
  half: 'M6 12h12',
  cross: 'M6 6l12 12M18 6 6 18',
  info: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM12 11.2v5M12 7.8v.3',
  warning: 'M12 4.5 20.8 19.5H3.2ZM12 10.2v4.5M12 17v.2',
  arrow: 'M4.5 12h15M14 6.5 19.5 12 14 17.5',
  up: 'M12 19V5.5M6.5 11 12 5.5 17.5 11',
  down: 'M12 5v13.5M6.5 13 12 18.5 17.5 13',
  question: 'M9 9.2a3 3 0 1 1 4.3 2.7c-.9.5-1.3 1.1-1.3 2.1M12 17.3v.3',
  sun: 'M12 15.8a3.8 3.8 0 1 0 0-7.6 3.8 3.8 0 0 0 0 7.6ZM12 3v2.2M12 18.8V21M3 12h2.2M18.8 12H21M5.6 5.6l1.6 1.6M16.8 16.8l1.6 1.6M18.4 5.6l-1.6 1.6M7.2 16.8l-1.6 1.6',
  person: 'M12 12.2a3.9 3.9 0 1 0 0-7.8 3.9 3.9 0 0 0 0 7.8ZM4.8 20c.7-3.4 3.6-5.2 7.2-5.2s6.5 1.8 7.2 5.2',
  class: 'M4.5 5.5h15v10h-15ZM9 19.5l3-4 3 4M8.5 9h7M8.5 12h4',
  out: 'M10 5.5H5.5v13h13V14M13.5 5h5.5v5.5M19 5l-8 8',
} as const;

export type IconName = keyof typeof paths;

/** One icon of the set: 24 grid, 1.5 stroke, in the colour of the text. Decoration; its name stands beside it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}

/** The mark of Hopwise: hops over three ports. */
export function Logo() {
  return (
    <svg viewBox="0 0 22 16" width="22" height="16" aria-hidden="true" focusable="false">
      <path
        d="M3 13C3 7 4.5 4.5 6.5 4.5S10.5 7 10.5 13M10.5 13C10.5 5.5 12.2 2.5 15 2.5s4.5 4 4.5 10.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
      />
      {[3, 10.5, 19.2].map((x) => (
        <circle key={x} cx={x} cy="13" r="2.3" fill="currentColor" />
      ))}
    </svg>
  );
}
