using System.Globalization;
using System.Text;
using PuyangFabu.Content.Tables;
using PuyangFabu.Conversation.Cases.Figures;
using PuyangFabu.Conversation.Cases.Hotline;
using PuyangFabu.Conversation.Cases.Informants;
using PuyangFabu.Conversation.Cases.Wiping;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Moves;
using PuyangFabu.Review.Views;

namespace PuyangFabu.Conversation.Cases;

/// <summary>The operators' calls for cases. Bodies of moves may be left out where the move needs none.</summary>
public static class CaseEndpoints
{
    public static void MapCaseApi(this IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases").WithTags("诉求");
        MapReading(cases);
        MapReportReaders(cases);
        MapReceiving(cases);
        MapHandling(cases);
        MapWiping(cases);
        MapApproval(cases);
    }

    private static void MapReading(RouteGroupBuilder cases)
    {
        cases.MapGet("", static (
                CaseReading reading, Actor actor, string? state, string? type, string? unit, string? county, bool? overdue, bool? mine, bool? followUp, string? field, string? from, string? to, string? q, string? cursor, CancellationToken cancellation) =>
            reading.ListAsync(
                new CaseQuery { State = state, Type = type, Unit = unit, County = county, Overdue = overdue, Mine = mine, FollowUp = followUp == true, Field = field, From = from, To = to, Words = q, Cursor = cursor }, actor, cancellation))
            .RequiresAny(Permission.ReadCases, Permission.AnswerCases).WithName("case.list").WithSummary("诉求列表，新的在前；承办的人只看到本单位的");
        cases.MapGet("/{id:long}", static (CaseReading reading, Actor actor, long id, CancellationToken cancellation) => reading.ReadAsync(id, actor, cancellation))
            .RequiresAny(Permission.ReadCases, Permission.AnswerCases).WithName("case.read").WithSummary("一件诉求：期限、经过、现在能办什么");
        cases.MapGet("/{id:long}/contact", static (CaseReading reading, Actor actor, long id, CancellationToken cancellation) => reading.ContactAsync(id, actor, cancellation))
            .RequiresAny(Permission.ReceiveCases, Permission.AnswerCases).WithName("case.look").WithSummary("市民的联系方式；每看一次记一笔；匿名的只给受理的人看，举报的只给点名的人看");
        cases.MapGet("/figures", static (CaseFigures figures, string? from, string? to, CancellationToken cancellation) => figures.ReadAsync(from, to, cancellation))
            .Requires(Permission.ReadCases).WithName("case.figures").WithSummary("一段时间里提交的诉求：数量、办结率、平均用时、逾期");
        cases.MapPost("/figures/article", static (CaseBulletin bulletin, ArticleReading articles, Actor actor, CaseBulletinInput input, CancellationToken cancellation) => articles.ViewAsync(bulletin.DraftAsync(input, actor, cancellation), actor, cancellation))
            .Creates<ArticleView>(static made => string.Create(CultureInfo.InvariantCulture, $"/api/articles/{made.Id}"))
            .Requires(Permission.WriteArticles).WithName("case.report").WithSummary("用一段时间的数据生成通报稿件的草稿，再走三审");
        cases.MapGet("/decline-reasons", static () => new ItemList<DeclineReason>(DeclineReason.All))
            .Requires(Permission.ReadCases).WithName("case.declineReasons").WithSummary("不予受理的常用理由");
        cases.MapGet("/desks", static (CaseDeskEditing editing, CancellationToken cancellation) => editing.ListAsync(cancellation))
            .RequiresAny(Permission.ManageOperators, Permission.ReceiveCases).WithName("case.desks").WithSummary("哪些人办哪些单位的诉求");
        cases.MapPut("/desks/{operatorId:long}", static (CaseDeskEditing editing, Actor actor, long operatorId, CaseDeskInput input, CancellationToken cancellation) => editing.SetAsync(actor, operatorId, input, cancellation))
            .Requires(Permission.ManageOperators).WithName("case.setUnits").WithSummary("设定一个人办哪些单位的诉求，整体替换");
    }

    private static void MapReportReaders(RouteGroupBuilder cases)
    {
        cases.MapGet("/report-readers", static (ReportReaders readers, CancellationToken cancellation) => readers.ReadAsync(cancellation))
            .RequiresAny(Permission.SuperviseCases, Permission.ManageSecurity).WithName("case.readers").WithSummary("点名看得到举报的操作员；没有点名时只有终审看得到");
        cases.MapPut("/report-readers", static (ReportReaders readers, Actor actor, ReportReadersInput input, CancellationToken cancellation) => readers.SetAsync(actor, input, cancellation))
            .RequiresAny(Permission.SuperviseCases, Permission.ManageSecurity).WithName("case.nameReaders").WithSummary("点名看得到举报的操作员，整体替换");
    }

    private static void MapReceiving(RouteGroupBuilder cases)
    {
        cases.MapPost("", static (CaseReceiving receiving, CaseReading reading, Actor actor, CaseInput input, CancellationToken cancellation) => reading.ViewAsync(receiving.CreateAsync(actor, input, cancellation), actor, cancellation))
            .Creates<CaseView>(static made => string.Create(CultureInfo.InvariantCulture, $"/api/cases/{made.Id}"))
            .Requires(Permission.ReceiveCases).WithName("case.create").WithSummary("登记一件诉求；查询码只在这里显示一次");
        cases.MapPost("/import", static (HotlineImport import, Actor actor, HotlineImportInput input, CancellationToken cancellation) => import.ImportAsync(actor, TableReader.Read(Encoding.UTF8.GetBytes(input.Csv ?? "")), cancellation))
            .Requires(Permission.ReceiveCases).WithName("case.import").WithSummary("导入热线的诉求：csv 为文件的文字；热线编号导入过的不动，有一行不对就全部不导入，逐行说明");
        cases.MapPost("/import/preview", static (HotlineImport import, HotlineImportInput input, CancellationToken cancellation) => import.CompareAsync(TableReader.Read(Encoding.UTF8.GetBytes(input.Csv ?? "")), cancellation))
            .Requires(Permission.ReceiveCases).WithName("case.previewImport").WithSummary("看一个文件会导入几件，什么都不改");
        cases.MapPost("/{id:long}/accept", static (CaseReceiving receiving, CaseReading reading, Actor actor, long id, CaseAcceptInput? input, CancellationToken cancellation) => reading.ViewAsync(receiving.AcceptAsync(id, input ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.ReceiveCases).WithName("case.accept").WithSummary("受理；petition 说明属于信访，期限按信访的天数算，field 是领域");
        cases.MapPost("/{id:long}/decline", static (CaseReceiving receiving, CaseReading reading, Actor actor, long id, CaseDeclineInput? input, CancellationToken cancellation) => reading.ViewAsync(receiving.DeclineAsync(id, input ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.ReceiveCases).WithName("case.decline").WithSummary("不予受理，要写 reason（常用理由的代号，或自己写）");
        cases.MapPost("/{id:long}/assign", static (CaseReceiving receiving, CaseReading reading, Actor actor, long id, CaseAssignInput? input, CancellationToken cancellation) => reading.ViewAsync(receiving.AssignAsync(id, input ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.ReceiveCases).WithName("case.assign").WithSummary("转办，或改派给另一个单位");
        cases.MapPost("/{id:long}/urge", static (CaseReceiving receiving, CaseReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) => reading.ViewAsync(receiving.UrgeAsync(id, request ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.ReceiveCases).WithName("case.urge").WithSummary("催办");
        cases.MapPost("/{id:long}/supervise", static (CaseReceiving receiving, CaseReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) => reading.ViewAsync(receiving.SuperviseAsync(id, request ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.SuperviseCases).WithName("case.supervise").WithSummary("督办，要写 comment：要求和时限");
        cases.MapPost("/{id:long}/hasten", static (CaseUrgency urgency, CaseReading reading, Actor actor, long id, CaseHastenInput? input, CancellationToken cancellation) => reading.ViewAsync(urgency.HastenAsync(id, input ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.ReceiveCases).WithName("case.hasten").WithSummary("加急，要写 comment；until 把期限提前");
        cases.MapPost("/{id:long}/redo", static (CaseUrgency urgency, CaseReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) => reading.ViewAsync(urgency.RedoAsync(id, request ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.ReceiveCases).WithName("case.redo").WithSummary("市民评价低于 3 分的，退回重新办理，要写 comment");
        cases.MapPost("/{id:long}/close", static (CaseReceiving receiving, CaseReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) => reading.ViewAsync(receiving.CloseAsync(id, request ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.ReceiveCases).WithName("case.close").WithSummary("办结；评价低于 3 分的要写回访情况");
        cases.MapPost("/{id:long}/publish", static (CasePublishing publishing, CaseReading reading, Actor actor, long id, CasePublishInput? input, CancellationToken cancellation) => reading.ViewAsync(publishing.PublishAsync(id, input ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.PublishCases).WithName("case.publish").WithSummary("公开：隐去个人信息，建成“回应关切”的稿件草稿，再走三审");
    }

    private static void MapWiping(RouteGroupBuilder cases) =>
        cases.MapPost("/{id:long}/wipe", static (CaseWiping wiping, CaseReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) => reading.ViewAsync(wiping.WipeAsync(id, request ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.SuperviseCases).WithName("case.wipe").WithSummary("到此为止的诉求：清除市民写的内容、联系方式和图片，不能恢复，要写 comment");

    private static void MapHandling(RouteGroupBuilder cases)
    {
        cases.MapPost("/{id:long}/sign", static (CaseHandling handling, CaseReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) => reading.ViewAsync(handling.SignAsync(id, request ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.AnswerCases).WithName("case.sign").WithSummary("签收");
        cases.MapPost("/{id:long}/return", static (CaseHandling handling, CaseReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) => reading.ViewAsync(handling.ReturnAsync(id, request ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.AnswerCases).WithName("case.return").WithSummary("不归本单位办理，退回改派，要写 comment");
        cases.MapPost("/{id:long}/extend", static (CaseHandling handling, CaseReading reading, Actor actor, long id, CaseExtendInput? input, CancellationToken cancellation) => reading.ViewAsync(handling.ExtendAsync(id, input ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.AnswerCases).WithName("case.extend").WithSummary("申请延期到 until，要写 comment；由另一个人决定");
        cases.MapPost("/{id:long}/answer", static (CaseHandling handling, CaseReading reading, Actor actor, long id, CaseAnswerInput? input, CancellationToken cancellation) => reading.ViewAsync(handling.AnswerAsync(id, input ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.AnswerCases).WithName("case.answer").WithSummary("写好答复，交另一个人审核");
    }

    private static void MapApproval(RouteGroupBuilder cases)
    {
        cases.MapPost("/{id:long}/grant", static (CaseApproval approval, CaseReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) => reading.ViewAsync(approval.GrantAsync(id, request ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.ApproveCases).WithName("case.grant").WithSummary("同意延期，申请的人不行");
        cases.MapPost("/{id:long}/approve", static (CaseApproval approval, CaseReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) => reading.ViewAsync(approval.ApproveAsync(id, request ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.ApproveCases).WithName("case.approve").WithSummary("审核通过，答复市民；写答复的人不行");
        cases.MapPost("/{id:long}/reject", static (CaseApproval approval, CaseReading reading, Actor actor, long id, MoveRequest? request, CancellationToken cancellation) => reading.ViewAsync(approval.RejectAsync(id, request ?? new(), actor, cancellation), actor, cancellation))
            .Requires(Permission.ApproveCases).WithName("case.reject").WithSummary("退回答复，或不同意延期，要写 comment");
    }
}
