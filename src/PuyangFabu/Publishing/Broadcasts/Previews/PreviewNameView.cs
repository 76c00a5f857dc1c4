using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Publishing.Broadcasts.Previews;

/// <summary>A registered phone; in full only to those who register and use it.</summary>
public sealed record PreviewNameView(long Id, string Account, string? OpenId, string? WxName, string? Note, string AddedBy, DateTimeOffset AddedAt)
{
    public static PreviewNameView Of(PreviewName name, Actor reader)
    {
        var shown = reader.May(Permission.WriteBroadcasts) || reader.May(Permission.ManageAccounts) ? name.Name : MaskedName.Of(name.Name);
        return new(
            name.Id,
            name.Account,
            name.Kind == PreviewName.OpenId ? shown : null,
            name.Kind == PreviewName.WxName ? shown : null,
            name.Note.Length > 0 ? name.Note : null,
            name.AddedName,
            UnixMilliseconds.ToChinaTime(name.AddedMs));
    }
}
