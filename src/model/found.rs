//! What a broker holds about the person.

wire! {
    /// The personal data that a broker shows, in the vendor's camelCase. **D**
    ///
    /// It can hold a national id: treat every field as secret, and show as little as needed.
    struct FoundData {
        /// Given name.
        D? firstName: String,
        /// Family name.
        D? lastName: String,
        /// E-mail address.
        D? email: String,
        /// National id number.
        D? ssn: String,
        /// Phone number.
        D? phone: String,
        /// Street and number.
        D? street: String,
        /// Postal code.
        D? zip: String,
        /// City.
        D? city: String,
    }
}

/// [`FoundData`], or the empty list that the gateway sends when nothing was found.
#[derive(Debug)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    derive(PartialEq, serde::Deserialize, serde::Serialize),
    serde(transparent)
)]
pub struct Found(pub FoundData);

impl super::Wire for Found {
    const KIND: super::Kind = super::Kind::OrEmptyList(&<FoundData as super::Wire>::KIND);
}

#[wasm_bindgen::prelude::wasm_bindgen(typescript_custom_section)]
const FOUND: &'static str = r#"
/** {@link FoundData}; the gateway's empty list for "nothing" has become `null`. **D** */
export type Found = FoundData;"#;
