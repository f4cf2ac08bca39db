//! The macro by which tables are declared.

/// Declares a table: its keys, each with what it means, whether it must be there, its type and an example, and what is made
/// of them.
///
/// ```text
/// table! {
///     /// A member of the board.
///     pub static BOARD_MEMBER: BoardMember = "a member of the board", "`board`" {
///         /// Who it is: the id of a person of the issuer.
///         required person: Name = "jane-roe";
///         /// As what the document names the person.
///         required capacity as "role": Box<str> = "Director";
///     }
/// }
/// ```
///
/// Behind the static stands the type that the table is read as; where what is made of it is another type, that follows
/// behind `=>`. Then come what findings call the table, and where it stands. A key that is no name of Rust, or of another
/// name than its field, follows behind `as`. Before a key stands
///
/// | | the key | its field |
/// |---|---|---|
/// | `required` | must be there | the value |
/// | `wanted` | must be there | an `Option`, which `also` decides by |
/// | `optional` | may be left out | an `Option` |
/// | `list` | is a list, and may be left out | a `Vec` |
/// | `some` | is a list that must hold something | a `Vec` |
/// | `when("...")` | must be there where the words say; `also` or the checks see to that | an `Option` |
/// | `apart("...")` | likewise; `also` reads it | what `also` makes of it |
/// | `with("key" = "value")` | must be there with that word, else it is no key; `also` sees to that and reads it | likewise |
///
/// `..PATH;` behind the keys adds some that are declared elsewhere. Then may follow:
///
/// - `also |fields, reader| { ... }`: what is done before the keys that were missed are recorded. All fields are here, those
///   of `required` and `some` as `Option`s; what it binds anew holds from then on;
/// - `with span`: what is made has a field `span`, the table's place; or
/// - `=> |fields, reader| expression`: what is made, as an `Option`. Without it, it is a struct of all fields. It is made
///   only where no field is missing.
///
/// A table that is a whole document has `NAME, fn read(further: Parameters) -> Made` before its `=`, and that function.
macro_rules! table {
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $key:literal) => { $key };

    (@shape list $type:ty) => { <Vec<$type> as $crate::decode::value::FromToml>::SHAPE };
    (@shape some $type:ty) => { <Vec<$type> as $crate::decode::value::FromToml>::SHAPE };
    (@shape $mode:ident $type:ty) => { <$type as $crate::decode::value::FromToml>::SHAPE };

    (@takes list $type:ty) => { table!(@takes required Vec<$type>) };
    (@takes some $type:ty) => { table!(@takes required Vec<$type>) };
    (@takes $mode:ident $type:ty) => {
        |value, reader| <$type as $crate::decode::value::FromToml>::from_toml(value, reader).is_some()
    };

    (@need required) => { $crate::decode::declaration::Need::Required };
    (@need wanted) => { $crate::decode::declaration::Need::Required };
    (@need some) => { $crate::decode::declaration::Need::Required };
    (@need optional) => { $crate::decode::declaration::Need::Optional };
    (@need list) => { $crate::decode::declaration::Need::Optional };
    (@need when $words:literal) => { $crate::decode::declaration::Need::When($words) };
    (@need apart $words:literal) => { $crate::decode::declaration::Need::When($words) };
    (@need with $key:literal = $value:literal) => { $crate::decode::declaration::Need::With($key, $value) };

    (@further) => { &[] };
    (@further $keys:path) => { $keys };

    (@read apart $($rest:tt)*) => {};
    (@read with $($rest:tt)*) => {};
    (@read wanted $field:ident, $key:expr, $type:ty, $fields:ident, $reader:ident) => {
        let $field = $fields.required::<$type>($key, $reader);
    };
    (@read when $field:ident, $key:expr, $type:ty, $fields:ident, $reader:ident) => {
        let $field = $fields.optional::<$type>($key, $reader);
    };
    (@read $mode:ident $field:ident, $key:expr, $type:ty, $fields:ident, $reader:ident) => {
        let $field = $fields.$mode::<$type>($key, $reader);
    };

    (@unwrap required $field:ident) => { let $field = $field?; };
    (@unwrap some $field:ident) => { let $field = $field?; };
    (@unwrap $mode:ident $field:ident) => {};

    (@made $fields:ident $reader:ident [$($field:ident)*]) => { Some(Self { $($field),* }) };
    (@made $fields:ident $reader:ident [$($field:ident)*] with span) => {
        Some(Self { $($field,)* span: $fields.span() })
    };
    (@made $fields:ident $reader:ident [$($field:ident)*] => |$f:pat_param, $r:pat_param| $made:expr) => {{
        let ($f, $r) = (&*$fields, $reader);
        $made
    }};

    (@static
        [$($doc:literal)+] $vis:vis $name:ident $what:literal $place:literal {
            $(
                $(#[doc = $meaning:literal])+
                $mode:ident $(($($when:tt)+))? $field:ident $(as $key:literal)? : $type:ty $(= $example:literal)?;
            )*
            $(.. $further:path;)?
        }
    ) => {
        $(#[doc = $doc])+
        $vis static $name: $crate::decode::declaration::Table = $crate::decode::declaration::Table {
            what: $what,
            place: $place,
            meaning: concat!($($doc),+).trim_ascii(),
            keys: &[$($crate::decode::declaration::Key {
                name: table!(@name $field $($key)?),
                shape: table!(@shape $mode $type),
                need: table!(@need $mode $($($when)+)?),
                meaning: concat!($($meaning),+).trim_ascii(),
                example: concat!("" $(, $example)?),
                takes: table!(@takes $mode $type),
            }),*],
            further: table!(@further $($further)?),
        };
    };

    (@body $fields:ident $reader:ident
        {
            $(
                $(#[doc = $meaning:literal])+
                $mode:ident $(($($when:tt)+))? $field:ident $(as $key:literal)? : $type:ty $(= $example:literal)?;
            )*
            $(.. $further:path;)?
        }
        $(also |$f:pat_param, $r:pat_param| { $($also:tt)* })?
        $(with $span:ident)?
        $(=> |$made_f:pat_param, $made_r:pat_param| $made:expr)?
    ) => {{
        $(table!(@read $mode $field, table!(@name $field $($key)?), $type, $fields, $reader);)*
        $(
            let ($f, $r) = (&mut *$fields, &mut *$reader);
            $($also)*
        )?
        $fields.finish($reader);
        $(table!(@unwrap $mode $field);)*
        table!(@made $fields $reader [$($field)*] $(with $span)? $(=> |$made_f, $made_r| $made)?)
    }};

    (@value [$($doc:literal)+] $vis:vis $name:ident $reads:ty, $output:ty, $what:literal $place:literal $keys:tt $($rest:tt)*) => {
        table!(@static [$($doc)+] $vis $name $what $place $keys);

        impl $crate::decode::value::FromToml for $reads {
            type Output = $output;
            const SHAPE: $crate::decode::declaration::Shape = $crate::decode::declaration::Shape::Table(|| &$name);

            fn from_toml(
                value: &$crate::decode::reader::Value<'_>,
                reader: &mut $crate::decode::reader::Reader,
            ) -> Option<$output> {
                let fields = &mut $crate::decode::fields::Fields::of(value, &$name, reader)?;
                table!(@body fields reader $keys $($rest)*)
            }
        }
    };

    (
        $(#[doc = $doc:literal])+
        $vis:vis static $name:ident: $reads:ty = $what:literal, $place:literal $keys:tt $($rest:tt)*
    ) => {
        table!(@value [$($doc)+] $vis $name $reads, Self, $what $place $keys $($rest)*);
    };

    (
        $(#[doc = $doc:literal])+
        $vis:vis static $name:ident: $reads:ty => $output:ty = $what:literal, $place:literal $keys:tt $($rest:tt)*
    ) => {
        table!(@value [$($doc)+] $vis $name $reads, $output, $what $place $keys $($rest)*);
    };

    (
        $(#[doc = $doc:literal])+
        $vis:vis static $name:ident, fn $read:ident($($parameter:ident: $type:ty),*) -> $output:ty
            = $what:literal, $place:literal $keys:tt $($rest:tt)*
    ) => {
        table!(@static [$($doc)+] $vis $name $what $place $keys);

        #[doc = concat!("Reads a document that [`", stringify!($name), "`] declares.")]
        $vis fn $read(
            fields: &mut $crate::decode::fields::Fields<'_, '_>,
            reader: &mut $crate::decode::reader::Reader,
            $($parameter: $type),*
        ) -> Option<$output> {
            table!(@body fields reader $keys $($rest)*)
        }
    };
}
pub(super) use table;
