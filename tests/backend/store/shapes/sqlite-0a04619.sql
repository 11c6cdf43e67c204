BEGIN TRANSACTION;
CREATE TABLE documents (
	id INTEGER NOT NULL, 
	register VARCHAR NOT NULL, 
	part VARCHAR DEFAULT '' NOT NULL, 
	origin VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	url VARCHAR NOT NULL, 
	via VARCHAR NOT NULL, 
	as_of DATE NOT NULL, 
	retrieved_at DATETIME NOT NULL, 
	whole JSON NOT NULL, 
	row_count INTEGER NOT NULL, 
	final BOOLEAN DEFAULT 0 NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "documents" VALUES(1,'list','','starter:s','0000000000000000000000000000000000000000000000000000000000000001','https://list.example/list','somebody''s copy','2026-01-01','2026-02-01 08:30:00.000000','["bank"]',2,0);
INSERT INTO "documents" VALUES(2,'list','','document:d','0000000000000000000000000000000000000000000000000000000000000005','https://list.example/list','','2026-01-05','2026-02-05 08:30:00.000000','["bank"]',2,0);
INSERT INTO "documents" VALUES(3,'warnings','','document:w','0000000000000000000000000000000000000000000000000000000000000003','https://warnings.example/list','','2026-01-03','2026-02-03 08:30:00.000000','[]',1,0);
CREATE TABLE rows (
	document INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	data VARCHAR NOT NULL, 
	PRIMARY KEY (document, position), 
	FOREIGN KEY(document) REFERENCES documents (id)
);
INSERT INTO "rows" VALUES(1,0,'a','{"key":"a","name":"甲消费金融有限公司","category":"bank","status":"active","licence":"1/2026","aliases":[{"text":"甲 Finance","kind":"english","now":"","on":""}],"channels":[{"type":"host","value":"a.example"},{"type":"phone","value":"+6561234567"}],"proof":"register","named_by":"","role":null,"sources":[],"seen_on":"","note":"","fields":{"序号":"1"}}');
INSERT INTO "rows" VALUES(1,1,'b','{"key":"b","name":"B PTE. LTD.","category":"bank","status":"active","licence":"2/2026","aliases":[],"channels":[],"proof":"register","named_by":"","role":null,"sources":[],"seen_on":"","note":"","fields":{}}');
INSERT INTO "rows" VALUES(2,0,'a','{"key":"a","name":"甲消费金融有限公司","category":"bank","status":"active","licence":"1/2026","aliases":[{"text":"甲 Finance","kind":"english","now":"","on":""}],"channels":[{"type":"host","value":"a.example"},{"type":"phone","value":"+6561234567"}],"proof":"register","named_by":"","role":null,"sources":[],"seen_on":"","note":"","fields":{"序号":"1"}}');
INSERT INTO "rows" VALUES(2,1,'b','{"key":"b","name":"B2 PTE. LTD.","category":"bank","status":"active","licence":"2/2026","aliases":[],"channels":[],"proof":"register","named_by":"","role":null,"sources":[],"seen_on":"","note":"","fields":{}}');
INSERT INTO "rows" VALUES(3,0,'bad.example','{"key":"bad.example","name":"","category":"","status":"warned","licence":"","aliases":[],"channels":[{"type":"host","value":"bad.example"}],"proof":"register","named_by":"","role":null,"sources":[],"seen_on":"","note":"x","fields":{}}');
CREATE TABLE runs (
	id INTEGER NOT NULL, 
	register VARCHAR NOT NULL, 
	part VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	problem VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "runs" VALUES(1,'list','','2026-02-05 09:00:00.000000','','all is well');
INSERT INTO "runs" VALUES(2,'warnings','','2026-02-06 09:00:00.000000','answered 500','');
CREATE INDEX ix_documents_register ON documents (register);
CREATE INDEX ix_runs_register ON runs (register);
COMMIT;
