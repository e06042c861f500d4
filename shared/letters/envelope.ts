/**
 * Where an address must stand on an A4 sheet folded in three to be read through the window of a French DL envelope. All in
 * millimetres, from the top left corner.
 *
 *     envelope 220 × 110                          sheet 210 × 297, folded at 99 and 198
 *     ┌──────────────────────────────────┐ 0      ┌───────────────────────────────┐ 0
 *     │                                  │        │ letterhead                    │
 *     │              ┌────────────────┐  │ 45     │ reference    ╔═════════════╗  │ 45
 *     │              │     window     │  │        │              ║ always seen ║  │
 *     │              │    100 × 45    │  │        │              ╚═════════════╝  │ 79
 *     │              └────────────────┘  │ 90     │                               │
 *     └──────────────────────────────────┘ 110    └ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ─ ┘ 99 fold
 *     0             100              200 220      0             100          190 210
 *
 * The folded sheet (210 × 99) is smaller than the envelope and slides by up to 10 mm to the right and 11 mm down. Seen from the
 * sheet, the window slides the other way: what it always shows is the address box, what it may ever show must hold nothing else (F3).
 */
const ENVELOPE = { width: 220, height: 110 };
const WINDOW = { width: 100, height: 45, fromRight: 20, fromBottom: 20 };
export const SHEET = { width: 210, height: 297 } as const;
export const FOLDS = [SHEET.height / 3, (2 * SHEET.height) / 3] as const;

/** A rectangle of the sheet, mm from its top left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const PLAY = { across: ENVELOPE.width - SHEET.width, down: ENVELOPE.height - FOLDS[0] };
const left = ENVELOPE.width - WINDOW.fromRight - WINDOW.width;
const top = ENVELOPE.height - WINDOW.fromBottom - WINDOW.height;

/** What the window shows wherever the sheet lies in the envelope: 100 to 190 across, 45 to 79 down. */
export const ALWAYS_SEEN: Box = {
  left,
  top,
  right: left + WINDOW.width - PLAY.across,
  bottom: top + WINDOW.height - PLAY.down,
};

/** What the window may show with the sheet in some position: 90 to 200 across, 34 to 90 down. */
export const EVER_SEEN: Box = {
  left: left - PLAY.across,
  top: top - PLAY.down,
  right: left + WINDOW.width,
  bottom: top + WINDOW.height,
};

/** Where the address is written: 2 mm inside what is always seen, 4 mm on the left; six lines of 5 mm. */
export const ADDRESS: Box = {
  left: ALWAYS_SEEN.left + 4,
  top: ALWAYS_SEEN.top + 2,
  right: ALWAYS_SEEN.right - 2,
  bottom: ALWAYS_SEEN.bottom - 2,
};
