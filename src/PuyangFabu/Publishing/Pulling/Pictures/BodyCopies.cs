using System.Text;
using PuyangFabu.Content.Checks.Reading;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Text;
using PuyangFabu.Publishing.Materials.Pictures;
using PuyangFabu.Publishing.Pulling.Taking;

namespace PuyangFabu.Publishing.Pulling.Pictures;

/// <summary>
/// Copies the pictures of bodies from WeChat among the uploads, one after another, each address once: WeChat shows them on its own pages
/// alone, and no page of ours speaks to the outside.
/// </summary>
public sealed class BodyCopies(PulledPictureStore store, PictureCopying copying, PictureSource sources, TimeProvider clock)
{
    private const string Name = "微信文章里的图片";
    private const int MostAtOnce = 20;
    private const int LongestProblem = 200;

    // Bytes in UTF-8: what PostgreSQL takes into an index has an end, and no picture of WeChat's comes near it.
    private const int LongestAddress = 1000;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>The pictures of a body that lie on another site, each once, in the order of the text.</summary>
    /// <param name="html">As readers get it.</param>
    internal IReadOnlyList<string> OutsideIn(string html) =>
        [.. BodyMarkup.Read(html).Images.Select(static image => image.Source).Where(sources.IsOutside).Distinct(StringComparer.Ordinal)];

    /// <summary>What is to stand in place of those that are known to be here, or not to be had.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> KnownAsync(IReadOnlyList<string> addresses, CancellationToken cancellation) =>
        PictureRound.ReplacementsOf((await FindAsync(addresses, cancellation)).Where(static picture => picture.IsSettled));

    /// <summary>Asks for those that are not known yet, or whose time has come again; what was copied before a kill is not asked for any more.</summary>
    internal async Task<PictureRound> CopyAsync(IReadOnlyList<string> addresses, CancellationToken cancellation)
    {
        var known = (await FindAsync(addresses, cancellation)).ToDictionary(static picture => picture.Address, StringComparer.Ordinal);
        var (start, asked) = (clock.GetTimestamp(), 0);
        foreach (var address in addresses)
        {
            if (known.GetValueOrDefault(address) is { } old && (old.IsSettled || old.NextMs > clock.NowMs()))
            {
                continue;
            }

            if (asked == MostAtOnce || clock.GetElapsedTime(start) > Longest)
            {
                return new PictureRound([.. known.Values], asked, IsCut: true);
            }

            asked++;
            known[address] = await CopyAsync(address, known.GetValueOrDefault(address)?.Attempts ?? 0, cancellation);
        }

        return new PictureRound([.. known.Values], asked, IsCut: false);
    }

    // Those that are too long are settled without being asked for, and kept nowhere.
    private async Task<IReadOnlyList<PulledPicture>> FindAsync(IReadOnlyList<string> addresses, CancellationToken cancellation)
    {
        var tooLong = addresses.ToLookup(static address => Encoding.UTF8.GetByteCount(address) > LongestAddress);
        return
        [
            .. await store.OfAsync([.. tooLong[false]], cancellation),
            .. tooLong[true].Select(static address => new PulledPicture { Address = address, Problem = "地址太长", Attempts = PulledPicture.MostAttempts }),
        ];
    }

    private async Task<PulledPicture> CopyAsync(string address, long attempts, CancellationToken cancellation)
    {
        var copied = await copying.CopyAsync(address, Name, cancellation);
        var picture = copied.Refusal is { } refusal ? Failed(address, refusal, attempts + 1) : new PulledPicture { Address = address, Name = copied.Value };
        await store.SaveAsync(picture, cancellation);
        return picture;
    }

    private PulledPicture Failed(string address, Refusal refusal, long attempts) => new()
    {
        Address = address,
        Problem = WholeCharacters.Prefix(refusal.Fields is [var field, ..] ? field.Reason : refusal.Title.TrimEnd('。'), LongestProblem),
        Attempts = MayHelpLater(refusal) ? attempts : PulledPicture.MostAttempts,
        NextMs = (clock.GetUtcNow() + TimeSpan.FromMinutes(Math.Pow(5, attempts))).ToUnixTimeMilliseconds(),
    };

    // What is not there, is no picture or is too large stays so; a site that does not answer may answer later.
    private static bool MayHelpLater(Refusal refusal) => refusal.Kind == RefusalKind.TooOften || refusal is { Kind: RefusalKind.BadInput, Fields.Count: > 0, Code: not OutsidePictures.GoneCode };
}
