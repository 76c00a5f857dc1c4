using System.Globalization;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Sources;

/// <summary>The operators' calls for the sites that are read.</summary>
public static class NewsSourceEndpoints
{
    public static void MapNewsSourceApi(this IEndpointRouteBuilder api)
    {
        var sources = api.MapGroup("/sources").WithTags("信息源");
        sources.MapGet("", static (NewsSourceReading reading, CancellationToken cancellation) => reading.ListAsync(cancellation))
            .Requires(Permission.ReadContent).WithName("source.list").WithSummary("全部信息源，连同上次读得怎样");
        sources.MapGet("/problems", static (NewsSourceReading reading, CancellationToken cancellation) => reading.ProblemsAsync(cancellation))
            .Requires(Permission.ReadContent).WithName("source.problems").WithSummary("读不到、空的、搬走的、很久没有新内容的信息源，从什么时候起");
        sources.MapGet("/items", static (NewsSourceReading reading, long? source, string? state, string? cursor, CancellationToken cancellation) => reading.ItemsAsync(source, state, cursor, cancellation))
            .Requires(Permission.ReadContent).WithName("source.items").WithSummary("找到的内容，最近找到的在前");
        sources.MapGet("/{id:long}", static (NewsSourceReading reading, long id, CancellationToken cancellation) => reading.FindAsync(id, cancellation))
            .Requires(Permission.ReadContent).WithName("source.find").WithSummary("一个信息源");
        sources.MapPost("", static (NewsSourceEditing editing, Actor actor, NewsSourceInput input, CancellationToken cancellation) => editing.CreateAsync(actor, input, cancellation))
            .Creates<NewsSourceView>(static source => string.Create(CultureInfo.InvariantCulture, $"/api/sources/{source.Id}"))
            .Requires(Permission.ManageContent).WithName("source.create").WithSummary("新建一个信息源，随即读取");
        sources.MapPost("/try", static (SourceTrial trial, NewsSourceInput input, CancellationToken cancellation) => trial.RunAsync(input, cancellation))
            .Requires(Permission.ManageContent).WithName("source.try").WithSummary("试读：会找到哪些内容，什么都不留下");
        sources.MapPut("/{id:long}", static (NewsSourceEditing editing, Actor actor, long id, NewsSourceInput input, CancellationToken cancellation) => editing.UpdateAsync(actor, id, input, cancellation))
            .Requires(Permission.ManageContent).WithName("source.update").WithSummary("修改一个信息源");
        sources.MapDelete("/{id:long}", static (NewsSourceEditing editing, Actor actor, long id, long? revision, CancellationToken cancellation) => editing.DeleteAsync(actor, id, revision, cancellation))
            .Requires(Permission.ManageContent).WithName("source.delete").WithSummary("删除一个信息源；做成的草稿和稿件还在");
        sources.MapPost("/{id:long}/read", static (NewsSourceEditing editing, Actor actor, long id, CancellationToken cancellation) => editing.ReadNowAsync(actor, id, cancellation))
            .Requires(Permission.ManageContent).WithName("source.read").WithSummary("现在就读一次");
        sources.MapPost("/items/{id:long}/take", static (NewsSourceEditing editing, Actor actor, long id, CancellationToken cancellation) => editing.TakeItemAsync(actor, id, cancellation))
            .Requires(Permission.ManageContent).WithName("source.take").WithSummary("把没有做成草稿的一条（重复的、以前的、只列出的）做成草稿");
        sources.MapPost("/items/{id:long}/hide", static (NewsSourceEditing editing, Actor actor, long id, CancellationToken cancellation) => editing.HideItemAsync(actor, id, cancellation))
            .Requires(Permission.ManageContent).WithName("source.hide").WithSummary("从最新政务动态里隐藏一条，以后读到也不再列出");
        sources.MapPost("/items/{id:long}/show", static (NewsSourceEditing editing, Actor actor, long id, CancellationToken cancellation) => editing.ShowItemAsync(actor, id, cancellation))
            .Requires(Permission.ManageContent).WithName("source.show").WithSummary("把隐藏的一条重新列出");
    }
}
