package report

import (
	"encoding/json"
	"fmt"
	"io"
)

// send writes a whole form at once.
func send(w io.Writer, form, text string) error {
	if _, err := io.WriteString(w, text); err != nil {
		return fmt.Errorf("write the result as %s: %w", form, err)
	}
	return nil
}

// encode writes a value as one indented JSON object and a newline. The same
// value gives the same bytes.
func encode(w io.Writer, form string, value any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false) // for people too; whoever puts it into a page escapes it there
	enc.SetIndent("", "  ")
	if err := enc.Encode(value); err != nil {
		return fmt.Errorf("write the result as %s: %w", form, err)
	}
	return nil
}
