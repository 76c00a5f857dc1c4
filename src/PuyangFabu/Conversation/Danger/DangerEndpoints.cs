using PuyangFabu.Content.Versions;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Conversation.Danger;

/// <summary>The operators' calls for the words of danger.</summary>
public static class DangerEndpoints
{
    public static void MapDangerWordsApi(this IEndpointRouteBuilder api)
    {
        var danger = api.MapGroup("/danger-words").WithTags("危险词");
        danger.MapGet("", static (DangerEditing editing, CancellationToken cancellation) => editing.ReadAsync(cancellation))
            .Requires(Permission.ReadContent).WithName("dangerWords.read").WithSummary("全部危险词和对应的求助答复");
        danger.MapPut("", static (DangerEditing editing, Actor actor, DangerWordsInput input, CancellationToken cancellation) => editing.ReplaceAsync(actor, input, cancellation))
            .RequiresAny(Permission.ManageContent, Permission.ManageWordLists).WithName("dangerWords.update").WithSummary("替换全部危险词，随即生效，先于所有回复规则；减少词只有管词库的人可以");
        danger.MapGet("/versions", static (VersionHistory history, CancellationToken cancellation) => history.OfAsync(ContentKind.DangerWords, DangerEditing.EntityId, cancellation))
            .Requires(Permission.ReadContent).WithName("dangerWords.versions").WithSummary("危险词的全部版本");
        danger.MapPost("/versions/{n:long}/restore", static (DangerEditing editing, Actor actor, long n, CancellationToken cancellation) => editing.RestoreAsync(actor, n, cancellation))
            .RequiresAny(Permission.ManageContent, Permission.ManageWordLists).WithName("dangerWords.restore").WithSummary("恢复到某个版本");
    }
}
