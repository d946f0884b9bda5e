package store

import (
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// sentences say what a person can do something about, by SQLite's codes and by
// PostgreSQL's.
var (
	sqliteSentences = map[int]string{
		sqlite3.SQLITE_BUSY:     "another program is writing to it",
		sqlite3.SQLITE_FULL:     "the disk is full",
		sqlite3.SQLITE_IOERR:    "the disk does not take it",
		sqlite3.SQLITE_NOTADB:   "it is a file, but no class",
		sqlite3.SQLITE_CANTOPEN: "the file cannot be made or opened",
		sqlite3.SQLITE_READONLY: "it must not be written to",
	}
	postgresSentences = map[string]string{
		"53100": "the disk of the database is full",
		"57P01": "the database is being shut down",
		"57P03": "the database is starting up",
		"28P01": "the password is not right",
		"3D000": "there is no such database",
	}
)

// explain puts what a database complains about into words.
func explain(err error) error {
	var lite *sqlite.Error
	if errors.As(err, &lite) {
		if words, ok := sqliteSentences[lite.Code()&0xff]; ok {
			return fmt.Errorf("%s: %w", words, err)
		}
	}
	var post *pgconn.PgError
	if errors.As(err, &post) {
		if words, ok := postgresSentences[post.Code]; ok {
			return fmt.Errorf("%s: %w", words, err)
		}
	}
	return err
}
