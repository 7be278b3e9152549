/** An error the admin surface answers as 400 with its sentence; in-process callers get it thrown. */
export function badRequest(message: string): Error & { readonly statusCode: 400 } {
  return Object.assign(new Error(message), { statusCode: 400 } as const);
}
