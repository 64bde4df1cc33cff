-- The ledger of a supervision office. One row is one fact; what can be computed (late, lamp, flag, score of an open
-- period) is never stored. Every table has an integer id and every reference an index, so that each change can be
-- written down, taken back and traced; no cascades, no blobs. Days are YYYY-MM-DD, percent is 0-100.

-- The office, its rules and its calendar.
CREATE TABLE setting (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT;
CREATE TABLE rule (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL, basis TEXT) STRICT;
CREATE TABLE calendar_day (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL UNIQUE CHECK (day GLOB '????-??-??'),
  working INTEGER NOT NULL CHECK (working IN (0, 1)),
  name TEXT,
  notice TEXT
) STRICT;
CREATE TABLE counter (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  year INTEGER NOT NULL,
  next INTEGER NOT NULL CHECK (next > 0),
  UNIQUE (name, year)
) STRICT;

-- Units and people.
CREATE TABLE unit (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  short TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('乡镇街道', '县直', '党群', '垂管', '企业', '集体', '其他')),
  sort INTEGER NOT NULL,
  leader INTEGER REFERENCES person,
  phone TEXT,
  valid_from TEXT CHECK (valid_from GLOB '????-??-??'),
  valid_to TEXT CHECK (valid_to GLOB '????-??-??'),
  merged_into INTEGER REFERENCES unit,
  note TEXT
) STRICT;
CREATE UNIQUE INDEX unit_name ON unit (name) WHERE valid_to IS NULL;
CREATE INDEX unit_leader ON unit (leader);
CREATE INDEX unit_merged_into ON unit (merged_into);
-- `spelling` is the normal form of the alias, by which names written in files are looked up.
CREATE TABLE unit_alias (
  id INTEGER PRIMARY KEY,
  unit INTEGER NOT NULL REFERENCES unit,
  alias TEXT NOT NULL CHECK (alias <> ''),
  spelling TEXT NOT NULL UNIQUE,
  origin TEXT NOT NULL CHECK (origin IN ('名册', '确认', '更名'))
) STRICT;
CREATE INDEX unit_alias_unit ON unit_alias (unit);
CREATE TABLE unit_group (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE unit_group_member (
  id INTEGER PRIMARY KEY,
  unit_group INTEGER NOT NULL REFERENCES unit_group,
  unit INTEGER NOT NULL REFERENCES unit,
  UNIQUE (unit_group, unit)
) STRICT;
CREATE INDEX unit_group_member_unit ON unit_group_member (unit);

CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL CHECK (name <> ''), phone TEXT, note TEXT) STRICT;
CREATE INDEX person_name ON person (name);
CREATE TABLE post (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person,
  role TEXT NOT NULL CHECK (role IN ('县领导', '单位第一责任人', '责任人', '承办人', '联络员', '督查人员')),
  title TEXT,
  unit INTEGER REFERENCES unit,
  sort INTEGER NOT NULL,
  valid_from TEXT CHECK (valid_from GLOB '????-??-??'),
  valid_to TEXT CHECK (valid_to GLOB '????-??-??')
) STRICT;
CREATE INDEX post_person ON post (person);
CREATE INDEX post_unit ON post (unit);
CREATE TABLE team (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, leader INTEGER REFERENCES person, note TEXT) STRICT;
CREATE INDEX team_leader ON team (leader);
CREATE TABLE team_member (
  id INTEGER PRIMARY KEY,
  team INTEGER NOT NULL REFERENCES team,
  person INTEGER NOT NULL REFERENCES person,
  UNIQUE (team, person)
) STRICT;
CREATE INDEX team_member_person ON team_member (person);
CREATE TABLE liaison (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person,
  unit INTEGER NOT NULL REFERENCES unit,
  letter TEXT,
  valid_from TEXT NOT NULL CHECK (valid_from GLOB '????-??-??'),
  valid_to TEXT CHECK (valid_to GLOB '????-??-??')
) STRICT;
CREATE INDEX liaison_person ON liaison (person);
CREATE INDEX liaison_unit ON liaison (unit);
CREATE TABLE liaison_charge (
  id INTEGER PRIMARY KEY,
  liaison INTEGER NOT NULL REFERENCES liaison,
  unit INTEGER REFERENCES unit,
  item INTEGER REFERENCES item,
  CHECK ((unit IS NULL) <> (item IS NULL))
) STRICT;
CREATE INDEX liaison_charge_liaison ON liaison_charge (liaison);
CREATE INDEX liaison_charge_unit ON liaison_charge (unit);
CREATE INDEX liaison_charge_item ON liaison_charge (item);

-- Where items come from.
CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  sort INTEGER NOT NULL
) STRICT;
CREATE TABLE campaign (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  starts TEXT CHECK (starts GLOB '????-??-??'),
  ends TEXT CHECK (ends GLOB '????-??-??'),
  note TEXT,
  enterprises INTEGER REFERENCES unit_group
) STRICT;
CREATE INDEX campaign_enterprises ON campaign (enterprises);
CREATE TABLE campaign_slot (
  id INTEGER PRIMARY KEY,
  campaign INTEGER NOT NULL REFERENCES campaign,
  name TEXT NOT NULL,
  content TEXT,
  UNIQUE (campaign, name)
) STRICT;
-- 月回访: what an enterprise was found to need; an unsolved problem may have become an item.
CREATE TABLE visit (
  id INTEGER PRIMARY KEY,
  campaign INTEGER NOT NULL REFERENCES campaign,
  unit INTEGER NOT NULL REFERENCES unit,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  visitor TEXT,
  problem TEXT,
  result TEXT NOT NULL CHECK (result IN ('无问题', '已解决', '未解决')),
  item INTEGER REFERENCES item,
  CHECK ((problem IS NULL) = (result = '无问题'))
) STRICT;
CREATE INDEX visit_campaign ON visit (campaign, day);
CREATE INDEX visit_unit ON visit (unit);
CREATE INDEX visit_item ON visit (item) WHERE item IS NOT NULL;
CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  title TEXT NOT NULL CHECK (title <> ''),
  mark TEXT,
  day TEXT CHECK (day GLOB '????-??-??'),
  received TEXT CHECK (received GLOB '????-??-??'),
  issuer TEXT,
  note TEXT
) STRICT;
CREATE INDEX document_title ON document (title);
CREATE TABLE instruction (
  id INTEGER PRIMARY KEY,
  leader INTEGER NOT NULL REFERENCES person,
  level TEXT NOT NULL CHECK (level IN ('中央', '省', '市', '县')),
  day TEXT CHECK (day GLOB '????-??-??'),
  words TEXT NOT NULL,
  document INTEGER REFERENCES document,
  paper INTEGER REFERENCES paper
) STRICT;
CREATE INDEX instruction_leader ON instruction (leader);
CREATE INDEX instruction_document ON instruction (document);
CREATE INDEX instruction_paper ON instruction (paper);

-- Items. `deadline` is the current day, `deadline_original` the first one, `deadline_raw` the words as written.
CREATE TABLE item (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL,
  ordinal INTEGER,
  number TEXT NOT NULL UNIQUE,
  outside_number TEXT,
  title TEXT NOT NULL CHECK (title <> ''),
  content TEXT,
  category TEXT,
  goal TEXT,
  measure TEXT,
  target REAL,
  source INTEGER NOT NULL REFERENCES source,
  campaign INTEGER REFERENCES campaign,
  plan INTEGER REFERENCES plan,
  parent INTEGER REFERENCES item,
  again_of INTEGER REFERENCES item,
  merged_into INTEGER REFERENCES item,
  urgency TEXT NOT NULL CHECK (urgency IN ('一般', '急件', '特急')),
  difficulty TEXT NOT NULL CHECK (difficulty IN ('一般', '重大疑难')),
  publicity TEXT NOT NULL CHECK (publicity IN ('公开', '不公开')),
  leader INTEGER REFERENCES person,
  overseer INTEGER REFERENCES unit,
  gate INTEGER REFERENCES unit,
  team INTEGER REFERENCES team,
  deadline_kind TEXT NOT NULL
    CHECK (deadline_kind IN ('date', 'relative', 'immediate', 'long_term', 'recurring', 'none', 'unparseable')),
  deadline_raw TEXT,
  deadline_n INTEGER,
  deadline_unit TEXT,
  deadline_from TEXT,
  deadline_how TEXT,
  also_long_term INTEGER NOT NULL CHECK (also_long_term IN (0, 1)),
  cycle TEXT,
  deadline_original TEXT CHECK (deadline_original GLOB '????-??-??'),
  deadline TEXT CHECK (deadline GLOB '????-??-??'),
  status TEXT NOT NULL CHECK (
    status IN ('拟立项', '已立项', '已交办', '办理中', '待审核', '待阅示', '已办结', '已销号', '中止', '撤销', '并入')
  ),
  received TEXT NOT NULL CHECK (received GLOB '????-??-??'),
  registered TEXT CHECK (registered GLOB '????-??-??'),
  dispatched TEXT CHECK (dispatched GLOB '????-??-??'),
  reopened TEXT CHECK (reopened GLOB '????-??-??'),
  started TEXT CHECK (started GLOB '????-??-??'),
  claimed TEXT CHECK (claimed GLOB '????-??-??'),
  completed TEXT CHECK (completed GLOB '????-??-??'),
  struck TEXT CHECK (struck GLOB '????-??-??'),
  percent REAL CHECK (percent BETWEEN 0 AND 100),
  note TEXT,
  CHECK ((number GLOB '草*') = (registered IS NULL))
) STRICT;
CREATE INDEX item_due ON item (deadline, claimed, status)
  WHERE status NOT IN ('拟立项', '已办结', '已销号', '中止', '撤销', '并入') AND deadline IS NOT NULL;
CREATE INDEX item_year ON item (year, ordinal);
CREATE INDEX item_ordinal ON item (ordinal) WHERE parent IS NULL;
CREATE INDEX item_title ON item (title);
CREATE INDEX item_source ON item (source);
CREATE INDEX item_campaign ON item (campaign) WHERE campaign IS NOT NULL;
CREATE INDEX item_plan ON item (plan) WHERE plan IS NOT NULL;
CREATE INDEX item_parent ON item (parent) WHERE parent IS NOT NULL;
CREATE INDEX item_again_of ON item (again_of) WHERE again_of IS NOT NULL;
CREATE INDEX item_merged_into ON item (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX item_leader ON item (leader) WHERE leader IS NOT NULL;
CREATE INDEX item_overseer ON item (overseer) WHERE overseer IS NOT NULL;
CREATE INDEX item_gate ON item (gate) WHERE gate IS NOT NULL;
CREATE INDEX item_team ON item (team) WHERE team IS NOT NULL;
CREATE TABLE item_document (
  id INTEGER PRIMARY KEY,
  item INTEGER NOT NULL REFERENCES item,
  document INTEGER NOT NULL REFERENCES document,
  clause TEXT,
  UNIQUE (item, document)
) STRICT;
CREATE INDEX item_document_document ON item_document (document);
CREATE TABLE item_instruction (
  id INTEGER PRIMARY KEY,
  item INTEGER NOT NULL REFERENCES item,
  instruction INTEGER NOT NULL REFERENCES instruction,
  UNIQUE (item, instruction)
) STRICT;
CREATE INDEX item_instruction_instruction ON item_instruction (instruction);
CREATE TABLE item_tag (
  id INTEGER PRIMARY KEY,
  item INTEGER NOT NULL REFERENCES item,
  tag TEXT NOT NULL CHECK (tag <> ''),
  UNIQUE (item, tag)
) STRICT;
CREATE INDEX item_tag_tag ON item_tag (tag);
-- What belongs to an item a citizen asked for (网民留言、12345工单). Who asked, how to reach them and what they wrote with
-- numbers in it stay here; nothing that goes out reads these columns.
CREATE TABLE message (
  id INTEGER PRIMARY KEY,
  item INTEGER NOT NULL UNIQUE REFERENCES item,
  channel TEXT,
  order_number TEXT,
  asker TEXT,
  phone TEXT,
  words TEXT,
  verdict TEXT CHECK (verdict IN ('查清', '属实', '部分属实', '不属实')),
  draft TEXT,
  drafted TEXT CHECK (drafted GLOB '????-??-??'),
  reply TEXT,
  replied TEXT CHECK (replied GLOB '????-??-??')
) STRICT;
CREATE INDEX message_order_number ON message (order_number) WHERE order_number IS NOT NULL;
CREATE TABLE assignment (
  id INTEGER PRIMARY KEY,
  item INTEGER NOT NULL REFERENCES item,
  unit INTEGER NOT NULL REFERENCES unit,
  role TEXT NOT NULL CHECK (role IN ('牵头', '配合')),
  status TEXT NOT NULL CHECK (status IN ('待签收', '办理中', '已报结', '已办结', '解除')),
  written TEXT,
  principal INTEGER REFERENCES person,
  responsible INTEGER REFERENCES person,
  handler INTEGER REFERENCES person,
  promised TEXT CHECK (promised GLOB '????-??-??'),
  promised_on TEXT CHECK (promised_on GLOB '????-??-??'),
  since TEXT CHECK (since GLOB '????-??-??'),
  dispatched TEXT CHECK (dispatched GLOB '????-??-??'),
  receipted TEXT CHECK (receipted GLOB '????-??-??'),
  claimed TEXT CHECK (claimed GLOB '????-??-??'),
  ended TEXT CHECK (ended GLOB '????-??-??'),
  sort INTEGER NOT NULL,
  UNIQUE (item, unit)
) STRICT;
CREATE INDEX assignment_unit ON assignment (unit, status);
CREATE INDEX assignment_principal ON assignment (principal) WHERE principal IS NOT NULL;
CREATE INDEX assignment_responsible ON assignment (responsible) WHERE responsible IS NOT NULL;
CREATE INDEX assignment_handler ON assignment (handler) WHERE handler IS NOT NULL;
-- Earlier stretches of a share whose unit had left and came back, or changed its role: from `since` until before `ended`.
CREATE TABLE assignment_past (
  id INTEGER PRIMARY KEY,
  item INTEGER NOT NULL REFERENCES item,
  assignment INTEGER NOT NULL REFERENCES assignment,
  role TEXT NOT NULL CHECK (role IN ('牵头', '配合')),
  since TEXT CHECK (since GLOB '????-??-??'),
  ended TEXT NOT NULL CHECK (ended GLOB '????-??-??')
) STRICT;
CREATE INDEX assignment_past_item ON assignment_past (item);
CREATE INDEX assignment_past_assignment ON assignment_past (assignment);
CREATE TABLE milestone (
  id INTEGER PRIMARY KEY,
  item INTEGER NOT NULL REFERENCES item,
  ordinal INTEGER NOT NULL,
  title TEXT NOT NULL,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  percent REAL NOT NULL CHECK (percent BETWEEN 0 AND 100),
  reached TEXT CHECK (reached GLOB '????-??-??'),
  UNIQUE (item, ordinal)
) STRICT;

-- What happens to an item.
CREATE TABLE move (
  id INTEGER PRIMARY KEY,
  item INTEGER NOT NULL REFERENCES item,
  assignment INTEGER REFERENCES assignment,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  act TEXT NOT NULL,
  from_status TEXT,
  to_status TEXT NOT NULL,
  text TEXT,
  person INTEGER REFERENCES person
) STRICT;
CREATE INDEX move_item ON move (item, day);
CREATE INDEX move_assignment ON move (assignment);
CREATE INDEX move_person ON move (person);
CREATE TABLE progress (
  id INTEGER PRIMARY KEY,
  item INTEGER NOT NULL REFERENCES item,
  assignment INTEGER REFERENCES assignment,
  period TEXT,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  percent REAL CHECK (percent BETWEEN 0 AND 100),
  value REAL,
  text TEXT NOT NULL CHECK (text <> ''),
  problems TEXT,
  next TEXT,
  help TEXT,
  origin TEXT NOT NULL CHECK (origin IN ('录入', '导入', '反馈表', '电话')),
  form INTEGER REFERENCES form,
  state TEXT NOT NULL CHECK (state IN ('待把关', '待审核', '已采用', '退回')),
  gate_by TEXT,
  gate_day TEXT CHECK (gate_day GLOB '????-??-??'),
  review_by TEXT,
  review_day TEXT CHECK (review_day GLOB '????-??-??'),
  reason TEXT
) STRICT;
CREATE INDEX progress_item ON progress (item, day);
CREATE INDEX progress_assignment ON progress (assignment);
CREATE INDEX progress_form ON progress (form);
CREATE INDEX progress_waiting ON progress (state) WHERE state IN ('待把关', '待审核');
CREATE TABLE claim (
  id INTEGER PRIMARY KEY,
  item INTEGER NOT NULL REFERENCES item,
  assignment INTEGER NOT NULL REFERENCES assignment,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  text TEXT,
  state TEXT NOT NULL CHECK (state IN ('待审核', '通过', '退回')),
  review_by TEXT,
  review_day TEXT CHECK (review_day GLOB '????-??-??'),
  reason TEXT
) STRICT;
CREATE INDEX claim_item ON claim (item, day);
CREATE INDEX claim_assignment ON claim (assignment);
CREATE INDEX claim_waiting ON claim (state) WHERE state = '待审核';
CREATE TABLE urge (
  id INTEGER PRIMARY KEY,
  item INTEGER NOT NULL REFERENCES item,
  assignment INTEGER REFERENCES assignment,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  channel TEXT NOT NULL CHECK (channel IN ('电话', '当面', '微信群', '函')),
  whom TEXT,
  answer TEXT,
  promised TEXT CHECK (promised GLOB '????-??-??')
) STRICT;
CREATE INDEX urge_item ON urge (item, day);
CREATE INDEX urge_assignment ON urge (assignment);
CREATE TABLE extension (
  id INTEGER PRIMARY KEY,
  item INTEGER NOT NULL REFERENCES item,
  asked TEXT NOT NULL CHECK (asked GLOB '????-??-??'),
  from_day TEXT NOT NULL CHECK (from_day GLOB '????-??-??'),
  to_day TEXT NOT NULL CHECK (to_day GLOB '????-??-??'),
  reason TEXT NOT NULL,
  progress TEXT,
  principal INTEGER REFERENCES person,
  late INTEGER NOT NULL CHECK (late IN (0, 1)),
  state TEXT NOT NULL CHECK (state IN ('待审批', '同意', '不同意')),
  decided_by TEXT,
  decided TEXT CHECK (decided GLOB '????-??-??'),
  paper INTEGER REFERENCES paper
) STRICT;
CREATE INDEX extension_waiting ON extension (state) WHERE state = '待审批';
CREATE INDEX extension_item ON extension (item);
CREATE INDEX extension_principal ON extension (principal);
CREATE INDEX extension_paper ON extension (paper);
CREATE TABLE statement (
  id INTEGER PRIMARY KEY,
  item INTEGER NOT NULL REFERENCES item,
  assignment INTEGER REFERENCES assignment,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  principal INTEGER REFERENCES person,
  reason TEXT NOT NULL,
  holds_until TEXT CHECK (holds_until GLOB '????-??-??'),
  state TEXT NOT NULL CHECK (state IN ('待审批', '同意', '不同意')),
  decided_by TEXT,
  decided TEXT CHECK (decided GLOB '????-??-??')
) STRICT;
CREATE INDEX statement_waiting ON statement (state) WHERE state = '待审批';
CREATE INDEX statement_item ON statement (item);
CREATE INDEX statement_assignment ON statement (assignment);
CREATE INDEX statement_principal ON statement (principal);
CREATE TABLE rung (
  id INTEGER PRIMARY KEY,
  item INTEGER NOT NULL REFERENCES item,
  unit INTEGER NOT NULL REFERENCES unit,
  finding INTEGER REFERENCES finding,
  rung TEXT NOT NULL CHECK (
    rung IN ('提醒', '催办通知单', '限期整改单', '通报批评', '黄色警告', '红牌', '移交问责建议')
  ),
  consequence TEXT,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  limit_day TEXT CHECK (limit_day GLOB '????-??-??'),
  grounds TEXT NOT NULL,
  approver TEXT,
  paper INTEGER REFERENCES paper,
  closed TEXT CHECK (closed GLOB '????-??-??')
) STRICT;
CREATE INDEX rung_item ON rung (item, day);
CREATE INDEX rung_unit ON rung (unit);
CREATE INDEX rung_finding ON rung (finding);
CREATE INDEX rung_paper ON rung (paper);
CREATE TABLE revisit (
  id INTEGER PRIMARY KEY,
  item INTEGER NOT NULL REFERENCES item,
  kind TEXT NOT NULL CHECK (kind IN ('暗访', '走访', '会诊')),
  planned TEXT CHECK (planned GLOB '????-??-??'),
  day TEXT CHECK (day GLOB '????-??-??'),
  result TEXT CHECK (result IN ('相符', '部分相符', '不符')),
  text TEXT,
  reopened INTEGER NOT NULL CHECK (reopened IN (0, 1)),
  visitor TEXT
) STRICT;
CREATE INDEX revisit_item ON revisit (item);
CREATE TABLE item_link (
  id INTEGER PRIMARY KEY,
  item INTEGER NOT NULL REFERENCES item,
  other INTEGER NOT NULL REFERENCES item,
  kind TEXT NOT NULL,
  UNIQUE (item, other, kind)
) STRICT;
CREATE INDEX item_link_other ON item_link (other);

-- Work in the field.
CREATE TABLE plan (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL,
  content TEXT NOT NULL CHECK (content <> ''),
  kind TEXT NOT NULL CHECK (
    kind IN ('现场督查', '听取汇报', '个别访谈', '明查', '暗访', '联合督查', '督查调研')
  ),
  deadline TEXT CHECK (deadline GLOB '????-??-??'),
  -- Numbers of the months it is to be inspected in, in order: `3 6 9`.
  months TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('执行中', '完成', '取消')),
  closed TEXT CHECK (closed GLOB '????-??-??'),
  result TEXT,
  -- What the units or items on it were drawn with, where they were drawn.
  seed TEXT
) STRICT;
CREATE INDEX plan_year ON plan (year);
CREATE TABLE inspection (
  id INTEGER PRIMARY KEY,
  plan INTEGER REFERENCES plan,
  campaign INTEGER REFERENCES campaign,
  team INTEGER REFERENCES team,
  liaison INTEGER REFERENCES liaison,
  -- The 督办责任单位 that made it; the office itself where there is none.
  overseer INTEGER REFERENCES unit,
  kind TEXT NOT NULL CHECK (
    kind IN ('现场督查', '听取汇报', '个别访谈', '明查', '暗访', '联合督查', '督查调研')
  ),
  topic TEXT NOT NULL CHECK (topic <> ''),
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  place TEXT,
  authorised_by TEXT,
  members TEXT,
  interviews TEXT,
  record TEXT,
  product TEXT,
  CHECK (kind <> '暗访' OR authorised_by IS NOT NULL)
) STRICT;
CREATE INDEX inspection_day ON inspection (day);
CREATE INDEX inspection_plan ON inspection (plan);
CREATE INDEX inspection_campaign ON inspection (campaign);
CREATE INDEX inspection_team ON inspection (team);
CREATE INDEX inspection_liaison ON inspection (liaison);
CREATE INDEX inspection_overseer ON inspection (overseer);
-- What an inspection looked at, or a row of the plan is to look at: an item, or a unit.
CREATE TABLE inspection_subject (
  id INTEGER PRIMARY KEY,
  inspection INTEGER REFERENCES inspection,
  plan INTEGER REFERENCES plan,
  item INTEGER REFERENCES item,
  unit INTEGER REFERENCES unit,
  CHECK ((inspection IS NULL) <> (plan IS NULL)),
  CHECK ((item IS NULL) <> (unit IS NULL))
) STRICT;
CREATE INDEX inspection_subject_inspection ON inspection_subject (inspection);
CREATE INDEX inspection_subject_plan ON inspection_subject (plan);
CREATE INDEX inspection_subject_item ON inspection_subject (item);
CREATE INDEX inspection_subject_unit ON inspection_subject (unit);
-- `deadline_raw` is a limit that runs from the day it is handed over; `rectified` is what the unit reports,
-- `rechecked` and `result` what the office found when it looked again.
CREATE TABLE finding (
  id INTEGER PRIMARY KEY,
  inspection INTEGER REFERENCES inspection,
  progress INTEGER REFERENCES progress,
  revisit INTEGER REFERENCES revisit,
  item INTEGER REFERENCES item,
  unit INTEGER NOT NULL REFERENCES unit,
  person INTEGER REFERENCES person,
  day TEXT CHECK (day GLOB '????-??-??'),
  text TEXT NOT NULL,
  requirement TEXT,
  deadline_raw TEXT,
  deadline TEXT CHECK (deadline GLOB '????-??-??'),
  -- The paper that whoever found it asks the office to send.
  proposed TEXT CHECK (
    proposed IN ('提醒', '催办通知单', '限期整改单', '通报批评', '黄色警告', '红牌', '移交问责建议')
  ),
  exposed TEXT CHECK (exposed GLOB '????-??-??'),
  -- The day it was decided that a circular tells of it.
  circulated TEXT CHECK (circulated GLOB '????-??-??'),
  state TEXT NOT NULL CHECK (state IN ('待研判', '交办', '通报', '不采用', '已整改')),
  settled TEXT CHECK (settled GLOB '????-??-??'),
  reason TEXT,
  rectified TEXT CHECK (rectified GLOB '????-??-??'),
  answer TEXT,
  rechecked TEXT CHECK (rechecked GLOB '????-??-??'),
  result TEXT CHECK (result IN ('整改到位', '部分到位', '未整改')),
  note TEXT,
  paper INTEGER REFERENCES paper
) STRICT;
CREATE INDEX finding_inspection ON finding (inspection);
CREATE INDEX finding_progress ON finding (progress);
CREATE INDEX finding_revisit ON finding (revisit);
CREATE INDEX finding_item ON finding (item);
CREATE INDEX finding_unit ON finding (unit);
CREATE INDEX finding_person ON finding (person);
CREATE INDEX finding_paper ON finding (paper);
CREATE INDEX finding_open ON finding (state) WHERE state IN ('待研判', '交办', '通报');
-- A meeting, its 纪要 once there is one, and its points: what it was to speak of, what it decided, the item that became of it.
CREATE TABLE meeting (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL CHECK (title <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('联席会议', '现场推进会', '常务会议', '常委会会议', '专题会议', '调度会', '其他')),
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  hour TEXT,
  place TEXT,
  document INTEGER REFERENCES document
) STRICT;
CREATE INDEX meeting_document ON meeting (document);
CREATE TABLE meeting_item (
  id INTEGER PRIMARY KEY,
  meeting INTEGER NOT NULL REFERENCES meeting,
  item INTEGER REFERENCES item,
  topic TEXT NOT NULL CHECK (topic <> ''),
  decision TEXT,
  became INTEGER REFERENCES item
) STRICT;
CREATE INDEX meeting_item_meeting ON meeting_item (meeting);
CREATE INDEX meeting_item_item ON meeting_item (item);
CREATE INDEX meeting_item_became ON meeting_item (became);

-- Papers, scores and forms.
CREATE TABLE series (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  form TEXT NOT NULL CHECK (form IN ('文号', '期号')),
  year INTEGER NOT NULL,
  mark TEXT,
  next INTEGER NOT NULL CHECK (next > 0),
  UNIQUE (name, year)
) STRICT;
CREATE TABLE paper (
  id INTEGER PRIMARY KEY,
  series INTEGER REFERENCES series,
  number INTEGER,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  signer TEXT,
  period TEXT,
  state TEXT NOT NULL CHECK (state IN ('草稿', '已发', '作废')),
  replaces INTEGER REFERENCES paper,
  as_of INTEGER NOT NULL,
  content TEXT NOT NULL,
  sha256 TEXT CHECK (length(sha256) = 64),
  UNIQUE (series, number)
) STRICT;
CREATE INDEX paper_replaces ON paper (replaces);
CREATE TABLE paper_unit (
  id INTEGER PRIMARY KEY,
  paper INTEGER NOT NULL REFERENCES paper,
  unit INTEGER REFERENCES unit,
  person INTEGER REFERENCES person,
  delivered TEXT CHECK (delivered GLOB '????-??-??'),
  way TEXT,
  receipted TEXT CHECK (receipted GLOB '????-??-??')
) STRICT;
CREATE INDEX paper_unit_paper ON paper_unit (paper);
CREATE INDEX paper_unit_unit ON paper_unit (unit);
CREATE INDEX paper_unit_person ON paper_unit (person);
CREATE TABLE paper_item (
  id INTEGER PRIMARY KEY,
  paper INTEGER NOT NULL REFERENCES paper,
  item INTEGER NOT NULL REFERENCES item,
  unit INTEGER REFERENCES unit,
  how TEXT
) STRICT;
CREATE INDEX paper_item_paper ON paper_item (paper);
CREATE INDEX paper_item_item ON paper_item (item);
CREATE INDEX paper_item_unit ON paper_item (unit);
-- What a 专报 is for, and the meetings that referred to it; leaders' words on it are instructions.
CREATE TABLE bulletin (
  id INTEGER PRIMARY KEY,
  paper INTEGER NOT NULL UNIQUE REFERENCES paper,
  nature TEXT NOT NULL CHECK (nature IN ('查找问题', '整改建议', '综合'))
) STRICT;
CREATE TABLE quotation (
  id INTEGER PRIMARY KEY,
  paper INTEGER NOT NULL REFERENCES paper,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  meeting TEXT NOT NULL CHECK (meeting <> '')
) STRICT;
CREATE INDEX quotation_paper ON quotation (paper);
-- What is said of units and persons; `basis` is the paper that says so, `paper` the same where it is one of the office's own.
CREATE TABLE merit (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  kind TEXT NOT NULL CHECK (
    kind IN ('通报表扬', '通报批评', '批示肯定', '绩效审计', '能力测评', '领导评价', '表彰')
  ),
  unit INTEGER REFERENCES unit,
  person INTEGER REFERENCES person,
  item INTEGER REFERENCES item,
  paper INTEGER REFERENCES paper,
  basis TEXT NOT NULL CHECK (basis <> ''),
  text TEXT,
  points REAL,
  voided TEXT CHECK (voided GLOB '????-??-??'),
  reason TEXT,
  CHECK ((unit IS NULL) <> (person IS NULL))
) STRICT;
CREATE INDEX merit_unit ON merit (unit);
CREATE INDEX merit_person ON merit (person);
CREATE INDEX merit_item ON merit (item);
CREATE INDEX merit_paper ON merit (paper);
-- Published scores; `period` as periodKey writes it. An operation that adds one is not undone.
CREATE TABLE score_sheet (
  id INTEGER PRIMARY KEY,
  period TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  as_of INTEGER NOT NULL,
  lines TEXT NOT NULL,
  reason TEXT,
  paper INTEGER REFERENCES paper,
  UNIQUE (period, version)
) STRICT;
CREATE INDEX score_sheet_paper ON score_sheet (paper);
-- What stood at a year's end: figures, items carried over, and the paper on the units' year, as they were shown.
CREATE TABLE year_close (
  id INTEGER PRIMARY KEY,
  year INTEGER NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  as_of INTEGER NOT NULL,
  content TEXT NOT NULL,
  reason TEXT,
  UNIQUE (year, version)
) STRICT;
CREATE TABLE form (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE CHECK (length(key) = 8),
  period TEXT NOT NULL,
  unit INTEGER NOT NULL REFERENCES unit,
  version INTEGER NOT NULL CHECK (version > 0),
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  due TEXT NOT NULL CHECK (due GLOB '????-??-??'),
  as_of INTEGER NOT NULL,
  returned TEXT CHECK (returned GLOB '????-??-??'),
  -- The liaison or group of units in whose workbook it was sent; NULL for a workbook of its own.
  through TEXT,
  UNIQUE (period, unit, version)
) STRICT;
CREATE INDEX form_unit ON form (unit);
CREATE TABLE form_row (
  id INTEGER PRIMARY KEY,
  form INTEGER NOT NULL REFERENCES form,
  assignment INTEGER NOT NULL REFERENCES assignment,
  shown TEXT NOT NULL,
  UNIQUE (form, assignment)
) STRICT;
CREATE INDEX form_row_assignment ON form_row (assignment);

-- Files that came in: what was taken from each row is the base of the next three-way comparison.
CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('事项', '反馈表', '名册', '日历')),
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  form INTEGER REFERENCES form
) STRICT;
CREATE INDEX batch_form ON batch (form);
CREATE TABLE batch_row (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch,
  item INTEGER NOT NULL REFERENCES item,
  sheet TEXT NOT NULL,
  row INTEGER NOT NULL,
  row_key TEXT NOT NULL,
  taken TEXT NOT NULL
) STRICT;
CREATE INDEX batch_row_batch ON batch_row (batch);
CREATE INDEX batch_row_item ON batch_row (item);
CREATE INDEX batch_row_key ON batch_row (row_key);
CREATE TABLE import_profile (
  id INTEGER PRIMARY KEY,
  fingerprint TEXT NOT NULL UNIQUE,
  name TEXT,
  columns TEXT NOT NULL,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??')
) STRICT;
CREATE TABLE attachment (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  name TEXT NOT NULL,
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  kind TEXT NOT NULL,
  item INTEGER REFERENCES item,
  document INTEGER REFERENCES document,
  instruction INTEGER REFERENCES instruction,
  progress INTEGER REFERENCES progress,
  inspection INTEGER REFERENCES inspection
) STRICT;
CREATE INDEX attachment_item ON attachment (item);
CREATE INDEX attachment_document ON attachment (document);
CREATE INDEX attachment_instruction ON attachment (instruction);
CREATE INDEX attachment_progress ON attachment (progress);
CREATE INDEX attachment_inspection ON attachment (inspection);

-- The journal: one operation is one command; the one without a hash is being written. Sealed records never change.
CREATE TABLE operation (
  seq INTEGER PRIMARY KEY,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  at TEXT NOT NULL,
  command TEXT NOT NULL,
  sentence TEXT NOT NULL,
  actor TEXT NOT NULL,
  undoes INTEGER REFERENCES operation,
  schema INTEGER NOT NULL,
  last INTEGER,
  hash TEXT CHECK (length(hash) = 64)
) STRICT;
CREATE UNIQUE INDEX operation_open ON operation ((hash IS NULL)) WHERE hash IS NULL;
CREATE INDEX operation_undoes ON operation (undoes);
CREATE TABLE change (
  n INTEGER PRIMARY KEY,
  operation INTEGER NOT NULL REFERENCES operation,
  tbl TEXT NOT NULL,
  row INTEGER NOT NULL,
  item INTEGER,
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX change_operation ON change (operation);
CREATE INDEX change_item ON change (item) WHERE item IS NOT NULL;
CREATE INDEX change_row ON change (tbl, row);
CREATE TRIGGER operation_sealed BEFORE UPDATE ON operation WHEN old.hash IS NOT NULL
  BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER operation_kept BEFORE DELETE ON operation
  BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER change_sealed BEFORE UPDATE ON change
  BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER change_kept BEFORE DELETE ON change
  BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
-- NOT NULL alone would let INSERT OR IGNORE and UPDATE OR IGNORE slip past the journal.
CREATE TRIGGER change_owned BEFORE INSERT ON change WHEN new.operation IS NULL
  BEGIN SELECT raise(ABORT, 'no operation is open'); END;
CREATE TRIGGER change_belongs BEFORE INSERT ON change
  WHEN (SELECT hash FROM operation WHERE seq = new.operation) IS NOT NULL
  BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
