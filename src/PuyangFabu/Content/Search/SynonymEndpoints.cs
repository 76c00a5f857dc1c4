using PuyangFabu.Content.Versions;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Content.Search;

/// <summary>The operators' calls for synonyms.</summary>
public static class SynonymEndpoints
{
    public static void MapSynonymApi(this IEndpointRouteBuilder api)
    {
        var synonyms = api.MapGroup("/synonyms").WithTags("同义词");
        synonyms.MapGet("", static (SynonymEditing editing, CancellationToken cancellation) => editing.ReadAsync(cancellation))
            .Requires(Permission.ReadContent).WithName("synonyms.read").WithSummary("全部同义词");
        synonyms.MapPut("", static (SynonymEditing editing, Actor actor, SynonymsInput input, CancellationToken cancellation) => editing.ReplaceAsync(actor, input, cancellation))
            .Requires(Permission.ManageContent).WithName("synonyms.update").WithSummary("替换全部同义词，搜索随即使用");
        synonyms.MapGet("/versions", static (VersionHistory history, CancellationToken cancellation) => history.OfAsync(ContentKind.Synonyms, SynonymEditing.EntityId, cancellation))
            .Requires(Permission.ReadContent).WithName("synonyms.versions").WithSummary("同义词的全部版本");
        synonyms.MapPost("/versions/{n:long}/restore", static (SynonymEditing editing, Actor actor, long n, CancellationToken cancellation) => editing.RestoreAsync(actor, n, cancellation))
            .Requires(Permission.ManageContent).WithName("synonyms.restore").WithSummary("恢复到某个版本");
    }
}
