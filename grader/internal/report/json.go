package report

import (
	_ "embed"
	"io"

	"interleave/grader"
)

//go:embed result.schema.json
var schema []byte

// Schema returns the JSON Schema of what [JSON] writes.
func Schema() []byte { return append([]byte(nil), schema...) }

// JSON writes r as it is. The same result gives the same bytes.
func JSON(w io.Writer, r *grader.Result) error { return encode(w, "JSON", clean(r)) }
