using PuyangFabu.Content.Versions;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Content.Calendars;

/// <summary>The operators' calls for the calendar of working days.</summary>
public static class CalendarEndpoints
{
    public static void MapCalendarApi(this IEndpointRouteBuilder api)
    {
        var calendar = api.MapGroup("/calendar").WithTags("工作日历");
        calendar.MapGet("", static (CalendarEditing editing, CancellationToken cancellation) => editing.ListAsync(cancellation))
            .Requires(Permission.ReadContent).WithName("calendar.list").WithSummary("录入了放假安排的年份");
        calendar.MapGet("/{year:int}", static (CalendarEditing editing, int year, CancellationToken cancellation) => editing.ReadAsync(year, cancellation))
            .Requires(Permission.ReadContent).WithName("calendar.read").WithSummary("一年的放假和调休上班；没有录入的年份 entered 为 false");
        calendar.MapPut("/{year:int}", static (CalendarEditing editing, Actor actor, int year, CalendarInput input, CancellationToken cancellation) => editing.SaveAsync(actor, year, input, cancellation))
            .Requires(Permission.ManageContent).WithName("calendar.save").WithSummary("录入一年的放假和调休上班，整年替换");
        calendar.MapGet("/{year:int}/versions", static (VersionHistory history, int year, CancellationToken cancellation) => history.OfAsync(ContentKind.Calendar, year, cancellation))
            .Requires(Permission.ReadContent).WithName("calendar.versions").WithSummary("一年的全部版本");
    }
}
