namespace PuyangFabu.Sources.Reading.Selectors;

/// <summary>How a part of a selector is joined to the part before it.</summary>
internal enum Joint
{
    /// <summary>Nothing is before it.</summary>
    None,

    /// <summary>A blank.</summary>
    Inside,

    /// <summary><c>&gt;</c>.</summary>
    Child,

    /// <summary><c>+</c>.</summary>
    Next,

    /// <summary><c>~</c>.</summary>
    Later,
}
