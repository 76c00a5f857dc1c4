using PuyangFabu.Content.Uploads.Pictures;
using PuyangFabu.Foundation.Files;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Conversation.Media;

/// <summary>
/// Makes of a picture that a follower sent one that shows what is seen and nothing else: where it was taken, and with what, goes. What cannot
/// be read is kept as it came, said, and given as a file alone: nothing that a citizen sent is lost.
/// </summary>
public sealed class ReceivedPictureMaking(PictureConversion conversion, MediaFiles files)
{
    /// <summary>What no browser shows.</summary>
    private const string AsFile = "application/octet-stream";

    /// <param name="file">As it came; afterwards as it is kept.</param>
    /// <param name="content">What its first bytes say.</param>
    /// <returns>Null while others are worked on: it is to be tried again.</returns>
    public async Task<ReceivedPicture?> MadeAsync(FileStream file, MediaContent content, CancellationToken cancellation)
    {
        if (file.Length > PictureLimits.LargestFile)
        {
            return Unread(content, $"图片超过 {PictureLimits.LargestFile / 1024 / 1024} MB");
        }

        var bytes = new byte[file.Length];
        file.Position = 0;
        await file.ReadExactlyAsync(bytes, cancellation);
        var kept = await conversion.KeptAsync(bytes, cancellation);
        if (kept.Refusal is { } refusal)
        {
            // What comes after the semicolon is for who uploads one himself.
            return refusal.Code == RefusalCodes.Busy ? null : Unread(content, refusal.Title.Split('；')[0].TrimEnd('。'));
        }

        var small = await conversion.SmallAsync(kept.Value.Content.ToArray(), cancellation);
        if (small.Refusal is { Code: RefusalCodes.Busy })
        {
            return null;
        }

        file.SetLength(0);
        await file.WriteAsync(kept.Value.Content, cancellation);
        return new ReceivedPicture(new MediaContent(MediaKind.Image, kept.Value.ContentType, kept.Value.Extension), small.IsRefused ? "" : await SmallAsync(small.Value), "");
    }

    private static ReceivedPicture Unread(MediaContent content, string why) => new(content with { ContentType = AsFile }, "", why);

    private async Task<string> SmallAsync(StoredPicture small)
    {
        var file = files.Begin();
        try
        {
            await file.WriteAsync(small.Content);
            return await files.KeepAsync(file, small.Extension);
        }
        finally
        {
            await IncomingFiles.DropAsync(file);
        }
    }
}

/// <summary>A picture ready to be kept.</summary>
/// <param name="Thumbnail">File name of the small one; empty where there is none.</param>
/// <param name="Problem">Why it could not be read; empty when it was.</param>
public sealed record ReceivedPicture(MediaContent Content, string Thumbnail, string Problem);
