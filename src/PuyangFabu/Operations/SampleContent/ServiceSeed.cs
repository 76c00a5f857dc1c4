using PuyangFabu.Content.CitizenServices;
using PuyangFabu.Content.Versions;

namespace PuyangFabu.Operations.SampleContent;

/// <summary>A service in <c>services.json</c>. Its numbers and addresses are public ones; what it says is made up to show the product.</summary>
internal sealed record ServiceSeed
{
    public required string Name { get; init; }

    public IReadOnlyList<string> Words { get; init; } = [];

    public required string Text { get; init; }

    public required string Theme { get; init; }

    public string County { get; init; } = "";

    public string Unit { get; init; } = "";

    public string Phone { get; init; } = "";

    public string Hours { get; init; } = "";

    public string Url { get; init; } = "";

    public CitizenService ToService(long place) => new()
    {
        Name = Name,
        Words = ContentJson.Write(Words),
        Text = Text,
        Theme = Theme,
        County = County,
        UnitName = Unit,
        Phone = Phone,
        Hours = Hours,
        Url = Url,
        Sample = true,
        SortOrder = place,
    };
}
