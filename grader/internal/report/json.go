package report

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"io"

	"interleave/grader"
)

//go:embed result.schema.json
var schema []byte

// Schema returns the JSON Schema of what [JSON] writes.
func Schema() []byte { return append([]byte(nil), schema...) }

// JSON writes r as one indented JSON object and a newline. The same result
// gives the same bytes.
func JSON(w io.Writer, r *grader.Result) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false) // for people too; whoever puts it into a page escapes it there
	enc.SetIndent("", "  ")
	if err := enc.Encode(clean(r)); err != nil {
		return fmt.Errorf("write the result as JSON: %w", err)
	}
	return nil
}
