using System.Diagnostics;

namespace PuyangFabu.Publishing.Publications;

/// <summary>
/// The named steps of publishing, as activities: they show in traces where the time goes, and whoever listens can stop the
/// process at each of them. Cost nothing when nobody listens.
/// </summary>
public static class PublicationSteps
{
    public const string SourceName = "PuyangFabu.Publications";

    /// <summary>Pictures are uploaded and the draft is made.</summary>
    public const string Prepare = "publication.prepare";

    /// <summary>The intent of the call is put on disk.</summary>
    public const string Begin = "publication.begin";

    /// <summary>WeChat is asked to publish.</summary>
    public const string Call = "publication.call";

    /// <summary>What came of the call is put on disk.</summary>
    public const string Store = "publication.store";

    /// <summary>WeChat is asked what became of it.</summary>
    public const string Look = "publication.look";

    private static readonly ActivitySource Source = new(SourceName);

    public static IReadOnlyList<string> All { get; } = [Prepare, Begin, Call, Store, Look];

    public static Activity? Start(string step) => Source.StartActivity(step);
}
