using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace ParallelAsync.Kernel.Site.Markup;

/// <summary>The boxes of task lists, with a name for readers who hear them.</summary>
internal sealed class NamedTaskRenderer : HtmlObjectRenderer<TaskList>
{
    protected override void Write(HtmlRenderer renderer, TaskList box) =>
        renderer.Write(box.Checked ? "<input type=\"checkbox\" disabled checked aria-label=\"done\">" : "<input type=\"checkbox\" disabled aria-label=\"to do\">");
}
