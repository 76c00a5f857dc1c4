using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Calendars;

/// <summary>Registers the calendar of working days.</summary>
public static class CalendarsFeature
{
    public static IServiceCollection AddCalendar(this IServiceCollection services)
    {
        services.AddSingleton<CalendarStore>();
        services.AddSingleton<CalendarBook>();
        services.AddSingleton<IContentChangeListener>(static provider => provider.GetRequiredService<CalendarBook>());
        services.AddSingleton<CalendarEditing>();
        services.AddDoctorCheck<CalendarCheck>(CalendarCheck.Name);
        return services;
    }
}
