/** Skill names of cases and limits are the same whatever their capitals. */
export const skillKey = (skill: string): string => skill.trim().toLowerCase();
