using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using PuyangFabu.Publishing.Pulling.Pages;
using PuyangFabu.Publishing.Pulling.Rules;
using PuyangFabu.Publishing.Pulling.Taking;
using PuyangFabu.Review.Views;

namespace PuyangFabu.Publishing.Pulling;

/// <summary>The operators' calls for what an account published at WeChat before.</summary>
public static class PullEndpoints
{
    public static void MapPullApi(this IEndpointRouteBuilder api)
    {
        var pull = api.MapGroup("/pull").WithTags("从微信拉取");
        pull.MapGet("", static (ArticlePullDesk desk, string? account, CancellationToken cancellation) => desk.ShowAsync(account, cancellation))
            .Requires(Permission.ReadContent).WithName("pull.show").WithSummary("拉取进行到哪一步，数了多少篇");
        pull.MapPost("", static (ArticlePullDesk desk, Actor actor, string? account, bool? drafts, bool? newsAsDrafts, CancellationToken cancellation) =>
            desk.StartAsync(actor, account, drafts ?? false, newsAsDrafts ?? false, cancellation))
            .Requires(Permission.ManageContent).WithName("pull.start").WithSummary("从微信拉取已发布的文章和图文素材，drafts=true 时也取草稿，newsAsDrafts=true 时图文素材作为草稿进来；已在拉取时显示进度");
        pull.MapGet("/articles", static (ArticlePullDesk desk, string? account, string? state, bool? noticed, string? cursor, CancellationToken cancellation) =>
            desk.ListAsync(account, state, noticed ?? false, cursor, cancellation))
            .Requires(Permission.ReadContent).WithName("pull.list").WithSummary("微信上的文章：成了哪一篇稿件，丢了什么，没有拉取的为什么；noticed=true 只列微信上改过、删过而没有人看过的");
        pull.MapPost("/articles/{id:long}/acknowledge", static (ArticlePullDesk desk, Actor actor, long id, CancellationToken cancellation) => desk.AcknowledgeAsync(actor, id, cancellation))
            .Requires(Permission.ManageContent).WithName("pull.acknowledge").WithSummary("知道微信上改过或删过了；这里的稿件不变");
        pull.MapPost("/articles/{id:long}/take", static (ChangeTaking taking, ArticleReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) =>
            reading.ViewAsync(taking.TakeAsync(actor, id, request?.Revision, cancellation), actor, cancellation))
            .Requires(Permission.WriteArticles).WithName("pull.take").WithSummary("取用微信上改过的内容：存成新的一版草稿，要走三审；revision 是读到的版次");
        pull.MapGet("/pages", static (PastedPageDesk desk, string? account, CancellationToken cancellation) => desk.ListAsync(account, cancellation))
            .Requires(Permission.ReadContent).WithName("pull.pages").WithSummary("粘贴过的文章地址，新的在前：取来了没有，没有的为什么");
        pull.MapPost("/pages", static (PastedPageDesk desk, Actor actor, string? account, PastedAddresses input, CancellationToken cancellation) => desk.AddAsync(actor, account, input, cancellation))
            .Requires(Permission.ManageContent).WithName("pull.addPages").WithSummary("按地址取本账号的文章（mp.weixin.qq.com/s/…），一次最多 100 个，系统一个一个打开");
        pull.MapGet("/rules", static (PullRuleEditing editing, CancellationToken cancellation) => editing.ListAsync(cancellation))
            .Requires(Permission.ReadContent).WithName("pull.rules").WithSummary("归类规则：标题、作者里有的词和系列名称各归哪个栏目，先写的先算");
        pull.MapPut("/rules", static (PullRuleEditing editing, Actor actor, PullRuleList input, CancellationToken cancellation) => editing.ReplaceAsync(actor, input, cancellation))
            .Requires(Permission.ManageContent).WithName("pull.setRules").WithSummary("换掉全部归类规则；只对以后拉取的文章起作用，revision 是读到的版次，别人改过时是 412");
    }
}
