using PuyangFabu.Content.Checks.PersonalData;
using PuyangFabu.Content.Checks.Reading;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Content.Checks.Links;

/// <summary>The links of a text that lead to other sites, each address once.</summary>
internal static class LinkFinder
{
    private const int LongestShown = 120;

    public static IReadOnlyList<TextLink> Of(CheckedDocument document)
    {
        var own = document.Context.PublicBase;
        return
        [
            .. document.Markup.Links.Select(static (link, index) => (link, CheckedFieldNames.Links, index + 1))
                .Append((document.Text.SourceUrl.Trim(), CheckedFieldNames.SourceUrl, 1))
                .Select(static link => Open(link.Item1, link.Item2, link.Item3))
                .OfType<TextLink>()
                .Where(link => !link.Target.Authority.Equals(own.Authority, StringComparison.OrdinalIgnoreCase))
                .DistinctBy(static link => link.Target.GetLeftPart(UriPartial.Query)),
        ];
    }

    private static TextLink? Open(string address, string field, int number) =>
        Uri.TryCreate(address, UriKind.Absolute, out var target) && target.Scheme is "http" or "https" && target.Host.Length > 0
            ? new TextLink(target, field, number, WholeCharacters.Prefix(PersonalDataMask.Of(address), LongestShown))
            : null;
}

/// <summary>A link to another site.</summary>
/// <param name="Field">Where it stands, see <see cref="CheckedFieldNames"/>.</param>
/// <param name="Number">The how-manieth of the field's links, from 1.</param>
/// <param name="Shown">The address as findings show it.</param>
internal sealed record TextLink(Uri Target, string Field, int Number, string Shown);
