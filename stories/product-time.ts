/** The instant the stories are looked at: noon after the generated product's last whole day. */
export const now = Date.UTC(2026, 10, 20, 12);
