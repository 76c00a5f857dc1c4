namespace PuyangFabu.Content.Checks.Links;

/// <summary>A link to another site.</summary>
/// <param name="Field">Where it stands, see <see cref="CheckedFieldNames"/>.</param>
/// <param name="Number">The how-manieth of the field's links, from 1.</param>
/// <param name="Shown">The address as findings show it.</param>
internal sealed record TextLink(Uri Target, string Field, int Number, string Shown);
