package clientgen

// quirks is what a service needs beside what its model says.
type quirks struct {
	// Service is the service's id.
	Service string
	// Header are headers that every request has; the value APIVersion stands for
	// the version of the model.
	Header []header
	// EmptyLabel stands for a label that is not set.
	EmptyLabel *label
	// TreeHash are the operations that want the checksums of Amazon S3 Glacier.
	TreeHash []string
	// Reason says who wants it.
	Reason string
}

type header struct{ Name, Value string }

type label struct{ Name, Value string }

// apiVersion stands for the version of the model.
const apiVersion = "{APIVersion}"

// quirksTable lists the services that need more than their models say; the
// protocol tests of Smithy have a case for each line.
func quirksTable() []quirks {
	return []quirks{
		{
			Service: "API Gateway",
			Header:  []header{{"Accept", "application/json"}},
			Reason:  "without it the service answers in HAL instead of the form that its model has",
		},
		{
			Service:    "Glacier",
			Header:     []header{{"X-Amz-Glacier-Version", apiVersion}},
			EmptyLabel: &label{"accountId", "-"},
			TreeHash:   []string{"UploadArchive", "UploadMultipartPart"},
			Reason: "the service refuses requests without a version; a hyphen means the account of the credentials; " +
				"uploads need checksums that hardly any caller has",
		},
	}
}

// quirks returns what the service needs.
func (g *gen) quirks() quirks {
	for _, q := range quirksTable() {
		if q.Service == g.Service.ID {
			return q
		}
	}
	return quirks{}
}

// headers are the headers that every request has.
func (g *gen) headers() []header {
	all := g.quirks().Header
	for i := range all {
		if all[i].Value == apiVersion {
			all[i].Value = g.Service.APIVersion
		}
	}
	return all
}
