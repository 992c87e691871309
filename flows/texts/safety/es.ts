// Safety instructions in Spanish.
import { type Instructions, numbered, safetyTexts } from './instructions.ts';

const CALL_FLOOR = 'Llame al 18 o al 112. Diga en qué piso está.';
const BY_TEXT = 'Si no puede hablar u oír: SMS al 114.';

const instructions: Instructions = {
  gas: {
    can_leave: [
      'Salga ahora mismo, con los demás.',
      'No encienda nada. No toque ningún interruptor.',
      'Ya fuera, llame al 18 o al 112.',
      'También desde fuera, urgencia de gas: 0 800 47 33 33.',
    ],
    cannot_leave: [
      'Cierre la puerta de su cuarto. Abra la ventana.',
      'No encienda nada. No toque ningún interruptor.',
      CALL_FLOOR,
      BY_TEXT,
    ],
    outside_dwelling: [
      'Quédese en casa y cierre la puerta.',
      'Abra la ventana.',
      'No encienda nada. No toque ningún interruptor.',
      CALL_FLOOR,
    ],
  },
  fire: {
    can_leave: [
      'Salga ahora mismo y cierre la puerta al salir.',
      'Use la escalera, nunca el ascensor.',
      'Ya fuera, llame al 18 o al 112.',
      'No vuelva a entrar.',
    ],
    cannot_leave: [
      'Cierre la puerta. Ponga un trapo mojado abajo.',
      'Abra la ventana y haga señas.',
      CALL_FLOOR,
      BY_TEXT,
    ],
    outside_dwelling: [
      'Quédese en casa y cierre la puerta.',
      'Ponga un trapo mojado debajo de la puerta.',
      'Abra la ventana y haga señas.',
      CALL_FLOOR,
    ],
  },
  carbon_monoxide: {
    can_leave: [
      'Salga ahora mismo al aire libre, con los demás.',
      'Deje la puerta abierta al salir.',
      'Ya fuera, llame al 18 o al 112.',
      'No vuelva a entrar.',
    ],
    cannot_leave: [
      'Abra bien la ventana y quédese cerca.',
      'Apague la caldera o la estufa, si puede.',
      CALL_FLOOR,
      BY_TEXT,
    ],
    outside_dwelling: ['Quédese en casa y cierre la puerta.', 'Abra la ventana.', CALL_FLOOR, BY_TEXT],
  },
  electrocution: {
    can_leave: [
      'No toque los cables, ni el aparato, ni el agua.',
      'No toque a una persona que recibe corriente.',
      'Corte la luz en el cuadro, solo si todo está seco.',
      'Tras una descarga, o en peligro: llame al 18 o al 112.',
    ],
    cannot_leave: [
      'No toque los cables, ni el aparato, ni el agua.',
      'Quédese lejos, con los pies secos.',
      CALL_FLOOR,
      BY_TEXT,
    ],
    outside_dwelling: [
      'No se acerque. No toque nada.',
      'Aleje a los demás, sobre todo a los niños.',
      'En peligro o tras una descarga: llame al 18 o al 112.',
    ],
  },
  flood: {
    can_leave: [
      'Aléjese de enchufes y cables mojados.',
      'Cierre la llave general del agua, si no hay riesgo.',
      'No se quede bajo un techo que se hincha.',
      'Agua en la electricidad, o peligro: llame al 18 o al 112.',
    ],
    cannot_leave: [
      'Aléjese de enchufes y cables mojados.',
      'No se quede bajo un techo que se hincha.',
      CALL_FLOOR,
      BY_TEXT,
    ],
    outside_dwelling: ['No entre en el agua.', 'No toque nada eléctrico.', 'En peligro: llame al 18 o al 112.'],
  },
  sewage: {
    can_leave: [
      'No use más el agua ni el baño.',
      'No toque el agua sucia. Aleje a los niños.',
      'Lávese bien las manos.',
      'Agua en la electricidad, o malestar: llame al 18 o al 112.',
    ],
  },
  trapped: {
    can_leave: [
      'Llame al 18 o al 112. Diga dónde está y la calle.',
      'En un ascensor, pulse mucho tiempo el botón de llamada.',
      'No fuerce las puertas. No salga por su cuenta.',
      BY_TEXT,
    ],
    outside_dwelling: [
      'Llame al 18 o al 112. Dé la dirección y el piso.',
      'Hable con la persona, sin forzar las puertas.',
      'No intente sacarla usted.',
    ],
  },
  break_in: {
    can_leave: [
      'Quédese fuera si todavía hay alguien dentro.',
      'Llame al 17 o al 112.',
      'No toque nada antes de la policía.',
      BY_TEXT,
    ],
    cannot_leave: ['Enciérrese en un cuarto, sin ruido.', 'Llame al 17 o al 112. Diga en qué piso está.', BY_TEXT],
  },
  lockout: {
    can_leave: [
      'Un niño solo o la cocina encendida dentro: llame al 18 o al 112.',
      'Una persona enferma dentro: llame al 15.',
      'No pase por la ventana ni por el balcón.',
      'Resguárdese del frío, con un vecino si puede.',
    ],
  },
  collapse: {
    can_leave: [
      'Aléjese ahora mismo, con los demás.',
      'No pase por debajo. No se apoye.',
      'Cierre el paso al cuarto o al balcón.',
      'Llame al 18 o al 112.',
    ],
    cannot_leave: ['Quédese lo más lejos posible, cerca de la puerta.', 'No toque nada.', CALL_FLOOR, BY_TEXT],
    outside_dwelling: [
      'No se acerque y no pase por debajo.',
      'Avise a la gente, desde lejos.',
      'Llame al 18 o al 112.',
    ],
  },
  medical: {
    can_leave: [
      'Llame al 15 o al 112 ahora mismo.',
      'Dé la dirección y el piso.',
      'Abra la puerta a los servicios de ayuda, si puede.',
      BY_TEXT,
    ],
  },
  violence: {
    can_leave: 'Su mensaje ha llegado. Números útiles: 17 o 112. Si no puede hablar u oír: SMS al 114.',
  },
  distress: {
    can_leave: [
      'Llame al 3114. Le escuchan día y noche, gratis.',
      'En peligro ahora: llame al 15.',
      'Quédese cerca de alguien, si puede.',
      BY_TEXT,
    ],
  },
};

export const SAFETY_ES = safetyTexts(instructions, {
  'safety.any': () =>
    numbered(['Póngase a salvo, con los demás.', 'En peligro: llame al 18 o al 112.', 'No corra ningún riesgo.']),
  'safety.agency': (w) => `Agencia: ${w.phone}.`,
  'safety.ticket': (w) => `Su solicitud tiene el número ${w.ticket}.`,
  'safety.where_are_you': () => 'Cuando esté a salvo, escriba su nombre y su dirección.',
  'safety.answer_to': (w) => `Para responder, escriba al ${w.answerTo}.`,
  'safety.assistant': () => 'Este es un mensaje automático.',
});
