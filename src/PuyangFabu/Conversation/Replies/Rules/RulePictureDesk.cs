using PuyangFabu.Accounts;
using PuyangFabu.Content.Uploads;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.Publishing.Materials;

namespace PuyangFabu.Conversation.Replies.Rules;

/// <summary>
/// Takes in the picture that a rule answers with: it is kept here and in the library of the default account at WeChat, which gives it the id that
/// the rule names. Uploaded once, however many rules have it.
/// </summary>
public sealed class RulePictureDesk(UploadDesk uploads, UploadFiles files, PictureUploads pictures, MaterialStore materials, AccountRegistry accounts)
{
    private static readonly string[] Extensions = [".jpg", ".png", ".gif"];

    /// <summary>In whose library the pictures lie; other accounts cannot send them.</summary>
    public WeChatAccount Account => accounts.Default;

    /// <returns>WeChat's id of it, and where it is shown.</returns>
    public async Task<Outcome<ReplyPicture>> TakeAsync(Actor actor, UploadRequest request, CancellationToken cancellation)
    {
        var taken = await uploads.TakeAsync(actor, request, cancellation);
        if (taken.IsRefused)
        {
            return taken.Refusal;
        }

        var kept = await pictures.PermanentAsync(Account, actor, taken.Value.Id, cancellation);
        return kept.Problem is { } problem ? problem : new ReplyPicture(kept.Value.MediaId, taken.Value.Url);
    }

    /// <summary>Where a picture of a rule is shown.</summary>
    /// <returns>Null for one that was not uploaded from here, or that WeChat was sent in another form than it is kept in.</returns>
    public async Task<string?> PathOfAsync(string mediaId, CancellationToken cancellation)
    {
        if (await materials.OfMediaAsync(Account.AppId, mediaId, cancellation) is not { } material)
        {
            return null;
        }

        foreach (var name in Extensions.Select(extension => material.Sha256 + extension))
        {
            if (await files.FindAsync(name, cancellation) is not null)
            {
                return UploadPaths.Of(name);
            }
        }

        return null;
    }
}

/// <summary>A picture that a rule can answer with.</summary>
/// <param name="MediaId">WeChat's.</param>
/// <param name="Path">Where it is shown.</param>
public sealed record ReplyPicture(string MediaId, string Path);
