// Package seeds holds the generated clients against documents of the services: what they name has to be there, and the
// exchange that they show has to work.
//
// names.json has the names only: of operations, parameters, members of responses and errors, with their kinds and
// enum values, as the documents of boto3, the AWS CLI and the API reference give them. A path joins member names with
// dots; [] stands for the element of a list. The documents name no paginators, and what botocore adds to each of its
// clients (can_paginate, get_paginator, get_waiter) is not the service's.
//
// It consists of tests only. Set MODELSMITH_CROSSCHECK=1 to run them with aws-sdk-go-v2's clients too.
package seeds
