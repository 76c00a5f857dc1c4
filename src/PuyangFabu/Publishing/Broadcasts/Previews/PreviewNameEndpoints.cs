using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Publishing.Broadcasts.Previews;

/// <summary>The operators' calls for the registered preview phones of an account.</summary>
public static class PreviewNameEndpoints
{
    public static void MapPreviewNames(this IEndpointRouteBuilder api)
    {
        var names = api.MapGroup("/accounts/{slug}/preview-names").WithTags("公众号账号");
        names.MapGet("", static (PreviewNameDesk desk, Actor actor, string slug, CancellationToken cancellation) => desk.ListAsync(actor, slug, cancellation))
            .Requires(Permission.ReadBroadcasts).WithName("previewName.list").WithSummary("登记的预览对象：没有批准权的人只能预览到这些手机");
        names.MapPost("", AddAsync).Creates<PreviewNameView>(static view => $"/api/accounts/{view.Account}/preview-names/{view.Id}")
            .Requires(Permission.ManageAccounts).WithName("previewName.create").WithSummary("登记一个预览对象：openId 或 wxName，note 写明是谁的手机");
        names.MapDelete("/{id:long}", static (PreviewNameDesk desk, Actor actor, string slug, long id, CancellationToken cancellation) => desk.RemoveAsync(actor, slug, id, cancellation))
            .Requires(Permission.ManageAccounts).WithName("previewName.remove").WithSummary("取消登记");
    }

    private static Task<Outcome<PreviewNameView>> AddAsync(
        PreviewNameDesk desk, Actor actor, string slug, PreviewNameInput input, CancellationToken cancellation) => desk.AddAsync(actor, slug, input, cancellation);
}
