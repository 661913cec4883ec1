package driver

import "reflect"

// Token is the idempotency token that protocol tests expect where a client makes one.
const Token = "00000000-0000-4000-8000-000000000000"

// tokens makes the same token always.
type tokens struct{}

// GetIdempotencyToken implements the IdempotencyTokenProvider of generated packages.
func (tokens) GetIdempotencyToken() (string, error) { return Token, nil }

// FixTokens makes a client take its idempotency tokens from here, if it needs any.
func FixTokens[Options any](o *Options) {
	if field := reflect.ValueOf(o).Elem().FieldByName("IdempotencyTokenProvider"); field.IsValid() {
		field.Set(reflect.ValueOf(tokens{}))
	}
}
