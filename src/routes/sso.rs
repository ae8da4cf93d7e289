//! What the partner's client calls with its secret: for servers and edge workers only.

use super::*;

#[rustfmt::skip]
routes! { Client:
    SSO_CODE  Post "/api/v1/sso/code"  None Write Session [ClientInput] => IssuedCode, V;
    SSO_TOKEN Post "/api/v1/sso/token" None Write Session [ClientInput] => Nothing,    V;
}
