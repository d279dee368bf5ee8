/** A project of an office: the record that plans, findings and reports hang on. */
export interface ProjectRow {
  id: string;
  office_id: string;
  name: string;
  state: 'active' | 'archived';
  manager_person_id: string | null;
  tolerance_days: number;
  created_at: Date;
  created_by: string | null;
  archived_at: Date | null;
  archived_by: string | null;
}
