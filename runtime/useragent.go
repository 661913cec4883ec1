package runtime

import (
	"os"
	"runtime"
	"strings"
)

// UserAgent returns the User-Agent header of a client: the fields that
// aws-sdk-go-v2 has, in its form, for what looks for them in logs and policies.
func UserAgent(s *Service, appID string) string {
	version := strings.TrimPrefix(runtime.Version(), "go")
	ua := "modelsmith ua/2.1 os/" + systemName(runtime.GOOS) + " lang/go#" + strings.Map(tokenChar, version) +
		" md/GOOS#" + runtime.GOOS + " md/GOARCH#" + runtime.GOARCH
	if env := os.Getenv("AWS_EXECUTION_ENV"); env != "" {
		ua += " exec-env/" + strings.Map(tokenChar, env)
	}
	ua += " api/" + s.Name + "#" + s.APIVersion
	if appID != "" {
		ua += " app/" + strings.Map(tokenChar, appID)
	}
	return ua
}

// systemName is what AWS calls an operating system.
func systemName(goos string) string {
	switch goos {
	case "android", "ios", "linux", "windows":
		return goos
	case "darwin":
		return "macos"
	}
	return "other"
}

// tokenChar replaces what may not stand in a User-Agent token (RFC 9110, section
// 5.6.2).
func tokenChar(c rune) rune {
	if c > ' ' && c < 0x7f && !strings.ContainsRune(`"(),/:;<=>?@[\]{}`, c) {
		return c
	}
	return '-'
}

// traceID is the trace that a function in AWS Lambda runs under, escaped for a
// header, or empty: with it Lambda finds functions that call themselves.
func traceID() string {
	if os.Getenv("AWS_LAMBDA_FUNCTION_NAME") == "" {
		return ""
	}
	const plain = "-=;:+&[]{}\"',"
	id := os.Getenv("_X_AMZN_TRACE_ID")
	var b strings.Builder
	for i := range len(id) {
		c := id[i]
		if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte(plain, c) >= 0 {
			b.WriteByte(c)
			continue
		}
		const hex = "0123456789ABCDEF"
		b.Write([]byte{'%', hex[c>>4], hex[c&15]})
	}
	return b.String()
}
