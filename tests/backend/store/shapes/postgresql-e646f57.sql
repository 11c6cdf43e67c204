CREATE TABLE documents (
	id SERIAL NOT NULL, 
	register VARCHAR NOT NULL, 
	part VARCHAR DEFAULT '' NOT NULL, 
	origin VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	url VARCHAR NOT NULL, 
	via VARCHAR NOT NULL, 
	as_of DATE NOT NULL, 
	retrieved_at TIMESTAMP WITHOUT TIME ZONE NOT NULL, 
	whole JSON NOT NULL, 
	row_count INTEGER NOT NULL, 
	final BOOLEAN DEFAULT false NOT NULL, 
	PRIMARY KEY (id)
);
CREATE INDEX ix_documents_register ON documents (register);
CREATE TABLE runs (
	id SERIAL NOT NULL, 
	register VARCHAR NOT NULL, 
	part VARCHAR NOT NULL, 
	at TIMESTAMP WITHOUT TIME ZONE NOT NULL, 
	problem VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	PRIMARY KEY (id)
);
CREATE INDEX ix_runs_register ON runs (register);
CREATE TABLE rows (
	document INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	key VARCHAR NOT NULL, 
	data VARCHAR NOT NULL, 
	PRIMARY KEY (document, position), 
	FOREIGN KEY(document) REFERENCES documents (id)
);
INSERT INTO documents (register, part, origin, sha256, url, via, as_of, retrieved_at, whole, row_count, final) VALUES ('list'::VARCHAR, ''::VARCHAR, 'starter:s'::VARCHAR, '0000000000000000000000000000000000000000000000000000000000000001'::VARCHAR, 'https://list.example/list'::VARCHAR, 'somebody''s copy'::VARCHAR, '2026-01-01'::date::DATE, '2026-02-01 08:30:00'::timestamp::TIMESTAMP WITHOUT TIME ZONE, '["bank"]'::json::JSON, 2::INTEGER, false) RETURNING documents.id;
INSERT INTO rows (document, position, key, data) VALUES (1::INTEGER, 0::INTEGER, 'a'::VARCHAR, '{"key":"a","name":"甲消费金融有限公司","category":"bank","status":"active","licence":"1/2026","aliases":[{"text":"甲 Finance","kind":"english"}],"channels":[{"type":"host","value":"a.example"},{"type":"phone","value":"+6561234567"}],"proof":"register","named_by":"","role":null,"sources":[],"seen_on":"","note":"","fields":{"序号":"1"}}'::VARCHAR);
INSERT INTO rows (document, position, key, data) VALUES (1::INTEGER, 1::INTEGER, 'b'::VARCHAR, '{"key":"b","name":"B PTE. LTD.","category":"bank","status":"active","licence":"2/2026","aliases":[],"channels":[],"proof":"register","named_by":"","role":null,"sources":[],"seen_on":"","note":"","fields":{}}'::VARCHAR);
INSERT INTO documents (register, part, origin, sha256, url, via, as_of, retrieved_at, whole, row_count, final) VALUES ('list'::VARCHAR, ''::VARCHAR, 'document:d'::VARCHAR, '0000000000000000000000000000000000000000000000000000000000000005'::VARCHAR, 'https://list.example/list'::VARCHAR, ''::VARCHAR, '2026-01-05'::date::DATE, '2026-02-05 08:30:00'::timestamp::TIMESTAMP WITHOUT TIME ZONE, '["bank"]'::json::JSON, 2::INTEGER, false) RETURNING documents.id;
INSERT INTO rows (document, position, key, data) VALUES (2::INTEGER, 0::INTEGER, 'a'::VARCHAR, '{"key":"a","name":"甲消费金融有限公司","category":"bank","status":"active","licence":"1/2026","aliases":[{"text":"甲 Finance","kind":"english"}],"channels":[{"type":"host","value":"a.example"},{"type":"phone","value":"+6561234567"}],"proof":"register","named_by":"","role":null,"sources":[],"seen_on":"","note":"","fields":{"序号":"1"}}'::VARCHAR);
INSERT INTO rows (document, position, key, data) VALUES (2::INTEGER, 1::INTEGER, 'b'::VARCHAR, '{"key":"b","name":"B2 PTE. LTD.","category":"bank","status":"active","licence":"2/2026","aliases":[],"channels":[],"proof":"register","named_by":"","role":null,"sources":[],"seen_on":"","note":"","fields":{}}'::VARCHAR);
INSERT INTO documents (register, part, origin, sha256, url, via, as_of, retrieved_at, whole, row_count, final) VALUES ('warnings'::VARCHAR, ''::VARCHAR, 'document:w'::VARCHAR, '0000000000000000000000000000000000000000000000000000000000000003'::VARCHAR, 'https://warnings.example/list'::VARCHAR, ''::VARCHAR, '2026-01-03'::date::DATE, '2026-02-03 08:30:00'::timestamp::TIMESTAMP WITHOUT TIME ZONE, '[]'::json::JSON, 1::INTEGER, false) RETURNING documents.id;
INSERT INTO rows (document, position, key, data) VALUES (3::INTEGER, 0::INTEGER, 'bad.example'::VARCHAR, '{"key":"bad.example","name":"","category":"","status":"warned","licence":"","aliases":[],"channels":[{"type":"host","value":"bad.example"}],"proof":"register","named_by":"","role":null,"sources":[],"seen_on":"","note":"x","fields":{}}'::VARCHAR);
INSERT INTO runs (register, part, at, problem, note) VALUES ('list'::VARCHAR, ''::VARCHAR, '2026-02-05 09:00:00'::timestamp::TIMESTAMP WITHOUT TIME ZONE, ''::VARCHAR, 'all is well'::VARCHAR) RETURNING runs.id;
INSERT INTO runs (register, part, at, problem, note) VALUES ('warnings'::VARCHAR, ''::VARCHAR, '2026-02-06 09:00:00'::timestamp::TIMESTAMP WITHOUT TIME ZONE, 'answered 500'::VARCHAR, ''::VARCHAR) RETURNING runs.id;
