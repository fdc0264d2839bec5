/** Functions of the model: with attributes of the call, with default values, and calling each other. */
import { ATTRIBUTE } from '../../../bench/onnx.mjs';
import { weights } from '../constants.mjs';
import { slid } from '../field.mjs';
import { float } from '../settings.mjs';
import { along } from './windows.mjs';

/** @typedef {import('../builder.mjs').Builder} Builder */
/** @typedef {import('../builder.mjs').FeatureMap} FeatureMap */

/** The domain of the functions. */
const DOMAIN = 'local';

/** @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
export function called(builder, map) {
  if (builder.opset < 10) return map;
  return builder.dice.chance(0.5) ? activated(builder, map) : convolved(builder, map);
}

/** An activation whose slope is an attribute of the call or has a default value. @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
function activated(builder, map) {
  const { dice, opset } = builder;
  const name = builder.named('Active');
  const alpha = { reference: 'slope', type: ATTRIBUTE.float };
  const isDefault = dice.chance(0.5);
  builder.functions.push({
    name,
    domain: DOMAIN,
    opset: otherOpset(builder),
    inputs: ['x'],
    outputs: ['y'],
    nodes: [
      { type: 'LeakyRelu', inputs: ['x'], output: 'inner', settings: { alpha } },
      { type: opset >= 12 ? 'Celu' : 'Tanh', inputs: ['inner'], output: 'y' },
    ],
    ...(isDefault ? { defaults: { slope: float(0.15) } } : { required: ['slope'] }),
  });
  const settings = isDefault && dice.chance(0.5) ? {} : { slope: float(0.3) };
  return builder.after(map, builder.add(name, [map.name], settings, { domain: DOMAIN }));
}

/** A convolution in a function, which another one may call. @param {Builder} builder @param {FeatureMap} map @returns {FeatureMap} */
function convolved(builder, map) {
  const { dice } = builder;
  const [name, layer] = [builder.named('Block'), builder.named('conv')];
  const opset = builder.opset;
  const strides = { reference: 'steps', type: ATTRIBUTE.integers };
  builder.functions.push({
    name,
    domain: DOMAIN,
    opset,
    inputs: ['x', 'w'],
    outputs: [layer],
    required: ['steps'],
    nodes: [
      { type: 'Relu', inputs: ['x'], output: 'active' },
      { type: 'Conv', inputs: ['active', 'w'], output: layer, settings: { strides } },
    ],
  });
  const outer = dice.chance(0.4) ? builder.named('Outer') : name;
  if (outer !== name) {
    const passed = { steps: { reference: 'steps', type: ATTRIBUTE.integers } };
    builder.functions.push({
      name: outer,
      domain: DOMAIN,
      opset,
      inputs: ['x', 'w'],
      outputs: ['y'],
      required: ['steps'],
      nodes: [{ type: name, domain: DOMAIN, inputs: ['x', 'w'], output: 'y', settings: passed }],
    });
  }
  const channels = dice.from(1, 4);
  const stride = dice.from(1, 2);
  const inputs = [map.name, weights(builder, [channels, map.channels, ...along(map.layout, 1, 1)])];
  const output = builder.add(outer, inputs, { steps: along(map.layout, stride, 1) }, { domain: DOMAIN });
  const length = Math.ceil(map.length / stride);
  const field = slid(map.field, { stride }, length);
  return builder.found(builder.after(map, output, { channels, length, field }), layer);
}

/** The operator set of a function, rarely another than that of the graph. @param {Builder} builder */
function otherOpset(builder) {
  if (!builder.dice.chance(0.05) || builder.opset === 26) return builder.opset;
  builder.mayRefuse('is written for version');
  return builder.opset + 1;
}
